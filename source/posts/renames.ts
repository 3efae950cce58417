import type {RecordedPost} from './records.ts';

/** Posts that are gone from where they were: they may be found elsewhere, by their inode or by what they are. */
export function createRenames(gone: readonly RecordedPost[]) {
	const left = new Set(gone);
	const byInode = new Map(gone.map(post => [post.stamp.inode, post]));
	const byIdentity = new Map(gone.map(post => [post.identity, post]));
	return {
		take(post: RecordedPost): RecordedPost | undefined {
			const akin = byIdentity.get(post.identity);
			const moved = byInode.get(post.stamp.inode);
			const isFree = (one: RecordedPost | undefined) => one !== undefined && left.has(one);
			const before = isFree(akin) ? akin : isFree(moved) && isMoved(moved, post) ? moved : undefined;
			if (before !== undefined) left.delete(before);
			return before;
		},
		left: () => [...left],
	};
}

/** An inode is given to other files once it is free. */
const isMoved = (before: RecordedPost | undefined, post: RecordedPost): boolean =>
	before?.stamp.size === post.stamp.size && before.modifiedMs === post.modifiedMs;
