package org.sandan.platform;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Turns what handlers throw into a status; the error page finds the words. */
@ControllerAdvice
class FaultAdvice {
    @ExceptionHandler({NotFound.class, MethodArgumentTypeMismatchException.class})
    void absent(HttpServletResponse response) throws IOException {
        response.sendError(404);
    }

    @ExceptionHandler({MissingServletRequestParameterException.class, MultipartException.class})
    void incomplete(HttpServletResponse response) throws IOException {
        response.sendError(400);
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    void tooLarge(HttpServletResponse response) throws IOException {
        response.sendError(413);
    }

    /** The database is away or restarting: nothing was done, and it is worth trying again. */
    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        PessimisticLockingFailureException.class
    })
    void busy(HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", "5");
        response.sendError(503);
    }
}
