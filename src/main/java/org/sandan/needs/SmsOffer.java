package org.sandan.needs;

/** Whether a county can send text messages: whoever orders is offered one only where it can. */
public interface SmsOffer {
    boolean isOffered(int county);
}
