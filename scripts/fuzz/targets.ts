import {floodTargets} from './floods.ts';
import {inputTargets} from './inputs.ts';
import {postTargets} from './posts.ts';
import {programTargets} from './programs.ts';
import {stateTargets} from './states.ts';
import {storeTargets} from './store.ts';
import type {AnyTarget} from './target.ts';
import {terminalTargets} from './terminals.ts';

/** All that is tried. */
export const targets: readonly AnyTarget[] = [
	...postTargets,
	...floodTargets,
	...stateTargets,
	...inputTargets,
	...storeTargets,
	...programTargets,
	...terminalTargets,
];
