import {decodeBytes} from '../decode.ts';
import {LARGEST_BYTES} from '../post.ts';
import {readFile} from '../read-file.ts';
import {repairText} from '../repair.ts';
import {separateSentences} from '../sentences.ts';
import {readBody} from './body.ts';
import {type Hit, matchBody} from './match.ts';
import {plainBody} from './plain-body.ts';
import {missingWords, type Query} from './query.ts';
import {mayHold, openRaw} from './raw.ts';
import {findSurely} from './sure.ts';

/** Plain data, so that another thread can do it. */
export type SearchJob = {
	readonly query: Query;
	/** What the file system opens: a path, or the bytes of one that is no UTF-8. */
	readonly files: readonly (string | Uint8Array)[];
	/** For each file the bits of the words that its post holds without its text. */
	readonly held: readonly number[];
};

/** What the text of a file adds to what is known of its post. */
export type FileHit = Hit & {
	/** Which of the files it is. */
	readonly index: number;
};

/** Reads files and finds those whose text has what their posts lack. A file that cannot be read has none. Never throws. */
export function searchFiles({query, files, held}: SearchJob): readonly FileHit[] {
	const hits: FileHit[] = [];
	const search = createSearch(query);
	for (const [index, file] of files.entries()) {
		const bytes = readWhole(file);
		const hit = bytes === null ? null : search(bytes, held[index] ?? 0);
		if (hit !== null) hits.push({index, ...hit});
	}
	return hits;
}

/**
 * A search in the bytes of files. Each of its three steps costs about a quarter of the next: most files cannot hold the words as
 * they are, in most others the words stand plainly, and the rest are read as an article is.
 */
function createSearch(query: Query): (bytes: Buffer, held: number) => Hit | null {
	const parts = new Map<number, readonly string[]>();
	// Only a phrase can tell whether sentences are glued together.
	const isAcross = [...query.words, ...query.excluded].some(word => /[.!?]['"]? /.test(word));
	return (bytes, held) => {
		const words = parts.get(held) ?? missingWords(query, held).flatMap(word => word.split(' '));
		parts.set(held, words);
		const raw = openRaw(bytes, bytes.toString('latin1'));
		if (!mayHold(raw, words)) return null;
		const hit = isAcross ? null : findSurely(raw, query, held);
		if (hit !== null) return hit;
		const text = plainBody(readBody(repairText(decodeBytes(bytes).text)));
		return matchBody(query, held, isAcross ? text.split('\n').map(separateSentences).join('\n') : text);
	};
}

/** One for all files: those of a thread are read one after the other. */
const scratch = Buffer.allocUnsafeSlow(256 * 1024);

/** A regular file's bytes, which hold until the next call, as far as they are shown; null for what is none or cannot be read. */
function readWhole(file: string | Uint8Array): Buffer | null {
	try {
		const {bytes, size} = readFile(file, scratch.length, scratch);
		const whole = bytes.length < size ? readFile(file, LARGEST_BYTES).bytes : bytes;
		return Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength);
	} catch {
		return null;
	}
}
