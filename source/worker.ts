import {loadBuilt} from './loader.ts';

// A thread begins here, so that it too loads what it needs through the code cache.
loadBuilt(__dirname, 'work.js');
