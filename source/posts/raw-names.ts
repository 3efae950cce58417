/**
 * File names that are no UTF-8. Node's strings cannot hold them, and what they hold instead opens nothing. The bytes are
 * kept here under the path as it is shown.
 */
const bytes = new Map<string, Buffer>();

/** What to hand to the file system for a path: its bytes, where it has such a name in it. */
export function openable(path: string): string | Buffer {
	return bytes.get(path) ?? path;
}

/** Remembers the bytes of a path below a folder. */
export function rememberName(path: string, folder: string, name: Buffer): void {
	bytes.set(path, Buffer.concat([Buffer.from(openable(folder)), Buffer.from('/'), name]));
}
