import path from 'node:path';
import {statOf} from './journal-file.ts';
import {readJsonFile} from './json-file.ts';
import type {PostLine} from './reading-lines.ts';

/**
 * What was read by the real paths of posts, as the version before kept it: `{"version": 1, "posts": {"/a.md": {"read":
 * "2026-01-02T…", "bookmarked": true}}}`. What such a file does not have is left out, identities among it.
 */
export function readEarlierState(folder: string): {
	readonly lines: readonly PostLine[];
	readonly notice: string | null;
} {
	const file = path.join(folder, 'reading.json');
	const {value, notice} = readJsonFile(file);
	if (value?.version !== 1 || typeof value.posts !== 'object' || value.posts === null) return {lines: [], notice};
	const modifiedMs = Math.floor(statOf(file)?.mtimeMs ?? 0);
	return {lines: Object.entries(value.posts).flatMap(entry => readMark(entry, modifiedMs)), notice};
}

function readMark([post, mark]: [string, unknown], modifiedMs: number): PostLine[] {
	if (typeof mark !== 'object' || mark === null) return [];
	const {read, bookmarked} = mark as Record<string, unknown>;
	const readMs = typeof read === 'string' ? Date.parse(read) : Number.NaN;
	if (Number.isNaN(readMs) && bookmarked !== true) return [];
	return [
		{
			post,
			identity: NONE,
			...(!Number.isNaN(readMs) && {read: [readMs, true]}),
			...(bookmarked === true && {bookmark: [modifiedMs, true]}),
		},
	];
}

/** The identity of no post. */
const NONE = -1;
