import {setFlagsFromString} from 'node:v8';

/** How much of what is in use the heap may grow by before it is collected again, in hundredths. */
const GROWTH = 30;
/** The versions of Node that are known to have the flag; others would complain of it on the screen. */
const [OLDEST, NEWEST] = [20, 26];

/**
 * From now on memory that is no longer used is given back sooner. What keys leave behind (states, pages, frames) lives long
 * enough to be taken for lasting, and V8 lets that grow to four times what is in use before it looks. Not from the start:
 * while a heap is being filled, looking through it is in vain; and V8 takes no code cache any more then, since its flags are others.
 * @returns whether this Node can be told so.
 */
export function growSlowly(version: string = process.versions.node): boolean {
	const major = Number.parseInt(version, 10);
	const isKnown = major >= OLDEST && major <= NEWEST;
	if (isKnown) setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
	return isKnown;
}
