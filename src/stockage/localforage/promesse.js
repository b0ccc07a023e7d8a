/** What localforage's own `utils/promise` stands for in the browser: without its polyfill of promises. */
export default Promise;
