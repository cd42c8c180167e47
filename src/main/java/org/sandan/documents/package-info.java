/** Photos and other attachments, drafts of forms, printed codes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "platform", "trail"})
package org.sandan.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
