/**
 * What `pdf-lib` stands for in the browser: only the files that objets.ts uses, 14 kB instead of 180.
 * The alias is in astro.config.mjs; Node and the tests take the whole package, same classes.
 */
export { default as PDFContext } from 'pdf-lib/es/core/PDFContext.js';
export { default as PDFHexString } from 'pdf-lib/es/core/objects/PDFHexString.js';
export { default as PDFName } from 'pdf-lib/es/core/objects/PDFName.js';
export { default as PDFObject } from 'pdf-lib/es/core/objects/PDFObject.js';
export { default as PDFRawStream } from 'pdf-lib/es/core/objects/PDFRawStream.js';
export { default as PDFRef } from 'pdf-lib/es/core/objects/PDFRef.js';
export { default as PDFStream } from 'pdf-lib/es/core/objects/PDFStream.js';
export { default as PDFString } from 'pdf-lib/es/core/objects/PDFString.js';
export { default as PDFCrossRefStream } from 'pdf-lib/es/core/structures/PDFCrossRefStream.js';
export { default as PDFObjectStream } from 'pdf-lib/es/core/structures/PDFObjectStream.js';
