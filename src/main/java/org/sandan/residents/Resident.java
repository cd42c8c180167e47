package org.sandan.residents;

import java.util.UUID;
import org.sandan.kernel.Place;

/**
 * A resident as staff in scope see one: the name, and telephone and identity number masked.
 *
 * @param phone masked; empty where none is known
 * @param idNumber masked; empty where none is known
 * @param synthetic true where the person is invented
 */
public record Resident(
        UUID id,
        UUID household,
        Place place,
        String name,
        int bornYear,
        boolean woman,
        boolean head,
        String phone,
        String idNumber,
        String address,
        boolean synthetic) {}
