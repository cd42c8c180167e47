package org.sandan.residents;

import java.util.UUID;
import org.sandan.kernel.Place;

/**
 * Who lives at one address.
 *
 * @param head the name of the head of it; empty where none is known
 */
public record Household(UUID id, Place place, String address, String head, int members, boolean synthetic) {}
