/** What tells one state of a file from another. Times in ms. */
export type Stamp = {
	readonly modifiedMs: number;
	/** When the file or its name was last changed: it cannot be set back, as the other can. */
	readonly changedMs: number;
	readonly size: number;
	readonly inode: number;
};

/** Of a file of which nothing is known; it is like no other, not even itself. */
export const noStamp: Stamp = {
	modifiedMs: Number.NaN,
	changedMs: Number.NaN,
	size: Number.NaN,
	inode: Number.NaN,
};

/** Of a file that was there a moment ago. */
export const goneStamp: Stamp = {...noStamp, inode: -1};

export const isSameStamp = (a: Stamp, b: Stamp): boolean =>
	a.modifiedMs === b.modifiedMs && a.changedMs === b.changedMs && a.size === b.size && a.inode === b.inode;

export const isUnknown = ({inode}: Stamp): boolean => Number.isNaN(inode);

type Stats = {readonly mtimeMs: number; readonly ctimeMs: number; readonly size: number; readonly ino: number};

export const stampOf = ({mtimeMs, ctimeMs, size, ino}: Stats): Stamp => ({
	modifiedMs: mtimeMs,
	changedMs: ctimeMs,
	size,
	inode: ino,
});
