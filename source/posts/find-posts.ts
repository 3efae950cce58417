import {statSync} from 'node:fs';
import {resolve} from 'node:path';
import {discoverPosts} from './discover.ts';
import type {Pause} from './pause.ts';
import {openable} from './raw-names.ts';
import type {RecordedPost} from './records.ts';
import {isSameStamp, noStamp, type Stamp, stampOf} from './stamp.ts';

/** A file of the folders, or a folder that cannot be read. */
export type Found = {
	readonly path: string;
	readonly isNamed: boolean;
	readonly isInDrafts: boolean;
	readonly isLink: boolean;
	readonly problem: string | null;
};

/** Where Jekyll keeps what is not published: https://jekyllrb.com/docs/posts/#drafts */
const DRAFTS_FOLDER = /(?:^|[\\/])_drafts[\\/]/;

/** A file that was written just before it was read may have been written again in the same tick of its clock. */
const DOUBTFUL_MS = 2000;

const UNREADABLE = 'the folder cannot be read';

export const standsInDrafts = (path: string, root: string): boolean => DRAFTS_FOLDER.test(path.slice(root.length));

type Finding = {readonly found: ReadonlyMap<string, Found>; readonly folders: readonly string[]};

/** The posts below some folders, or named as files; `onLink` is told of those that are symbolic links. */
export async function find(
	roots: readonly string[],
	{pause, onLink}: {readonly pause: Pause; readonly onLink: (path: string, target: string) => void},
): Promise<Finding> {
	// By where they lead, so that a post that is named twice is there once.
	const places = new Map<string, Found>();
	const folders: string[] = [];
	const placeOf = roots.length === 1 ? (path: string) => path : resolve;
	for (const root of roots) {
		const discovered = await discoverPosts(root, pause);
		for (const folder of discovered.folders) folders.push(folder);
		for (const {path, link} of discovered.posts) {
			const place = placeOf(path);
			const known = places.get(place);
			const isInDrafts = standsInDrafts(path, root) && known?.isInDrafts !== false;
			const isNamed = path === root || known?.isNamed === true;
			const isLink = link !== null || known?.isLink === true;
			places.set(place, {path: known?.path ?? path, isNamed, isInDrafts, isLink, problem: null});
			if (link !== null) onLink(path, link);
		}
		for (const path of discovered.unreadable)
			places.set(path, {path, isNamed: true, isInDrafts: false, isLink: false, problem: UNREADABLE});
	}
	if (roots.length === 1) return {found: places, folders};
	return {found: new Map([...places.values()].map(one => [one.path, one])), folders};
}

type Shelf = ReadonlyMap<string, RecordedPost>;
type Comparison = {readonly stale: readonly Found[]; readonly gone: readonly RecordedPost[]};

type Since = {
	/** When the posts on the shelf were last looked at, ms; null for an empty one. */
	readonly sinceMs: number | null;
	/** Whether links count as changed: where they lead was not known when the posts were shown. */
	readonly areLinksNew: boolean;
	readonly pause: Pause;
};

/** What of the found is not on the shelf as it is by now, and what of the shelf is not found. */
export async function compare(
	found: ReadonlyMap<string, Found>,
	shelf: Shelf,
	{sinceMs, areLinksNew, pause}: Since,
): Promise<Comparison> {
	if (sinceMs === null) return {stale: [...found.values()], gone: []};
	const stale: Found[] = [];
	for (const one of found.values()) {
		const waiting = pause();
		if (waiting !== undefined) await waiting;
		const known = shelf.get(one.path);
		const isNew = known === undefined || (areLinksNew && one.isLink);
		if (isNew || !isUpToDate(known, one, sinceMs)) stale.push(one);
	}
	return {stale, gone: [...shelf.values()].filter(({path}) => !found.has(path))};
}

function isUpToDate(known: RecordedPost, {path, isInDrafts, problem}: Found, sinceMs: number): boolean {
	if (problem !== null) return known.problems[0]?.message === problem;
	// Of what was kept it is not known which of several folders it was found in.
	if (known.isInDrafts !== isInDrafts) return false;
	const stamp = stampNow(path);
	return isSameStamp(known.stamp, stamp) && stamp.changedMs < sinceMs - DOUBTFUL_MS;
}

function stampNow(path: string): Stamp {
	try {
		return stampOf(statSync(openable(path)));
	} catch {
		return noStamp;
	}
}
