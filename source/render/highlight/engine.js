// JavaScript, so that the compiler reads the types beside it: the package's own bring the browser's with them, and then
// `name`, `status` and `window` would be known in every file.
export {default as core} from 'highlight.js/lib/core';
