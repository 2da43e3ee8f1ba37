// Where bytes are not UTF-8: decoders only say that they are not.

/** Returns the index of the first sequence that is not UTF-8 (RFC 3629). */
export function malformedAt(bytes) {
  let at = 0;
  while (at < bytes.length) {
    const length = sequence(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

/** Returns the length of the sequence that begins there; 0 if it is malformed. */
function sequence(bytes, at) {
  const lead = bytes[at];
  if (lead < 0x80) return 1;
  const length = lead >= 0xc2 && lead <= 0xdf ? 2 : (lead & 0xf0) === 0xe0 ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  // No overlong forms, no halves of surrogate pairs, nothing beyond U+10FFFF.
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  const second = bytes[at + 1];
  if (length === 0 || !(second >= least && second <= most)) return 0;
  for (let i = 2; i < length; i++) if ((bytes[at + i] & 0xc0) !== 0x80) return 0;
  return length;
}
