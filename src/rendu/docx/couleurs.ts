/** Those of the PDF, as Word writes them. */
export const ENCRE = '1B2430';
export const DISCRET = '525B66';
export const SAPIN = '14534A';
export const VOILE_SAPIN = 'EEF4F1';
export const OCRE = '8A5A00';
export const VOILE_OCRE = 'FDF0D3';
export const REGLE = 'BDB6A8';
