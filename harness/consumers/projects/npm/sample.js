/** The bytes that every consumer sums. */
export const data = Uint8Array.from({ length: 100_003 }, (_, i) => (i * 31 + (i >> 8)) & 255);

export const hex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
