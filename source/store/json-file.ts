import {renameSync} from 'node:fs';
import {readFile} from '../posts/read-file.ts';

/** What a file of ours held: null where it is missing or damaged; then `notice` tells what became of it. */
export type JsonFile = {readonly value: Readonly<Record<string, unknown>> | null; readonly notice: string | null};

/** What is larger was made by another program. */
const LARGEST_BYTES = 64 * 1024 * 1024;

/** Reads a JSON object. A damaged file is set aside under another name, so that nothing the user wrote is lost. */
export function readJsonFile(file: string | null): JsonFile {
	if (file === null) return {value: null, notice: null};
	let text: string;
	try {
		const {bytes, size} = readFile(file, LARGEST_BYTES);
		if (size > LARGEST_BYTES) return {value: null, notice: `${file} is too large, going on without it`};
		text = new TextDecoder().decode(bytes);
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : '';
		if (code === 'ENOENT' || code === 'ENOTDIR') return {value: null, notice: null};
		return {value: null, notice: `${file} cannot be read, going on without it`};
	}
	const value = parseObject(text);
	return value === null ? {value: null, notice: setAside(file)} : {value, notice: null};
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value)
			? (value as Record<string, unknown>)
			: null;
	} catch {
		return null;
	}
}

/** @returns a sentence for the user. */
function setAside(file: string): string {
	const aside = `${file}.damaged-${Date.now()}`;
	try {
		renameSync(file, aside);
		return `${file} was damaged; it is now ${aside}`;
	} catch {
		return `${file} is damaged, going on without it`;
	}
}
