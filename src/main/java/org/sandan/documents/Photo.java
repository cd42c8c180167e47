package org.sandan.documents;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A photo of a case as pages list it.
 *
 * @param after whether it shows how it was after the work
 * @param round how often "not solved" had been said when it was taken
 * @param shown whether everybody may see it
 */
public record Photo(UUID id, boolean after, int round, boolean shown, int width, int height, LocalDate takenOn) {}
