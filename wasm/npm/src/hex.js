// Bytes as text in hexadecimal.
import { bytes } from './argument-checks.js';

export const toHex = data => Array.from(bytes('data', data), byte => byte.toString(16).padStart(2, '0')).join('');
