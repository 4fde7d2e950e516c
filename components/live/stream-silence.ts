/**
 * The server says something every five seconds: a stream that says nothing for three times as long is dead, whatever the
 * browser believes of it.
 */
export const streamSilenceMs = 16_000;
