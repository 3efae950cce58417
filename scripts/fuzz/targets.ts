import {floodTargets} from './floods.ts';
import {postTargets} from './posts.ts';
import type {AnyTarget} from './target.ts';

/** All that is tried. */
export const targets: readonly AnyTarget[] = [...postTargets, ...floodTargets];
