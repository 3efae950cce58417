import {useInput} from 'ink';
import {useRef} from 'react';
import {decodeKeys} from '../keys/decode.ts';
import {isPasted, type Presses} from '../keys/dispatch.ts';

/** A long paste comes in pieces of some thousands; the last may be short enough for keys, and follows soon. */
const PIECE = 256;
const PAUSE_MS = 50;

/** All that is typed or pasted, as names of keys. */
export function useKeys(dispatch: (presses: Presses) => void): void {
	const pieceMs = useRef(Number.NEGATIVE_INFINITY);
	useInput((input, key) => {
		const keys = decodeKeys(input, key);
		if (keys.length === 0) return;
		const isPaste = isPasted(keys) || performance.now() - pieceMs.current < PAUSE_MS;
		dispatch({type: 'keys', keys, isPaste});
		if (isPaste && keys.length >= PIECE) pieceMs.current = performance.now();
	});
}
