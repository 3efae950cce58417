import {open} from 'node:fs/promises';
import path from 'node:path';

/** Waits until the disk has what a file holds, and that the file is where it is. Does what can be done, and never throws. */
export async function syncFile(file: string): Promise<void> {
	await sync(file, 'r+');
	await sync(path.dirname(file), 'r');
}

async function sync(place: string, flags: string): Promise<void> {
	try {
		const handle = await open(place, flags);
		try {
			await handle.sync();
		} finally {
			await handle.close();
		}
	} catch {
		// Folders cannot be waited for everywhere.
	}
}
