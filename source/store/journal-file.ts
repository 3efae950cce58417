import {fstatSync, readSync, type Stats, statSync, writeSync} from 'node:fs';

/** The first line of every journal. */
export const HEADER = JSON.stringify({format: 'celeb-reader reading state', version: 1});
const {format, version} = JSON.parse(HEADER) as Readonly<Record<string, unknown>>;

/**
 * Lines as they are written, each between line feeds: whatever a copy that was killed amid a line has left before
 * them, they are lines of their own.
 */
export const frame = (lines: readonly string[]): string => lines.map(line => `\n${line}\n`).join('');

export type Kind = 'ours' | 'newer' | 'foreign';

/** What kind of file begins with the line. */
export function kindOf(firstLine: string): Kind {
	// A disk that was full, or a copy that was killed, may have cut it short.
	if (HEADER.startsWith(firstLine)) return 'ours';
	try {
		const header = JSON.parse(firstLine) as Readonly<Record<string, unknown>> | null;
		if (header?.format !== format) return 'foreign';
		return Number(header?.version) > Number(version) ? 'newer' : 'foreign';
	} catch {
		return 'foreign';
	}
}

/** Null where there is no such file, or it cannot be asked for. */
export function statOf(file: string): Stats | null {
	try {
		return statSync(file, {throwIfNoEntry: false}) ?? null;
	} catch {
		return null;
	}
}

type FileId = Pick<Stats, 'dev' | 'ino'>;

/** While one of them is kept open, no other file can get its number. */
export const isSameFile = (a: FileId, b: FileId | null): boolean => a.dev === b?.dev && a.ino === b.ino;

/** What a file holds from an offset on, bytes. */
export function readFrom(descriptor: number, offset: number): Buffer {
	const buffer = Buffer.allocUnsafe(Math.max(0, fstatSync(descriptor).size - offset));
	let length = 0;
	while (length < buffer.length) {
		const count = readSync(descriptor, buffer, length, buffer.length - length, offset + length);
		if (count === 0) break;
		length += count;
	}
	return buffer.subarray(0, length);
}

/** @throws where not all of it was written, which must be written again as a whole then. */
export function writeAtOnce(descriptor: number, bytes: Uint8Array): void {
	if (writeSync(descriptor, bytes) < bytes.length) throw new Error('there is no room for it');
}

export type Split = {
	readonly lines: readonly string[];
	/** What follows the last line feed: it may be under way yet. */
	readonly rest: string;
	/** How many bytes the lines are. */
	readonly length: number;
};

export function splitLines(bytes: Buffer): Split {
	const length = bytes.lastIndexOf(0x0a) + 1;
	const lines = bytes.toString('utf8', 0, length).split('\n');
	return {lines: lines.filter(line => line !== ''), rest: bytes.toString('utf8', length), length};
}
