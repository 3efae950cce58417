import type {PostDate} from './date.ts';

/** Something about a post that could not be read as it was meant. Shown on screen and on stderr, never thrown. */
export type Problem = {
	readonly path: string;
	/** One sentence without a final stop, sanitised when it is shown. */
	readonly message: string;
};

export type PostImage = {
	readonly url: string;
	readonly alt: string | null;
};

/** What the list and `--json` know of a post. The text fields are repaired; they are sanitised where they are shown. */
export type Post = {
	readonly path: string;
	readonly title: string;
	readonly description: string;
	readonly date: PostDate | null;
	readonly dateSource: 'front-matter' | 'file-name' | null;
	/** The file's modification time, ms since the epoch. */
	readonly modifiedMs: number;
	readonly image: PostImage | null;
	readonly tags: readonly string[];
	readonly categories: readonly string[];
	readonly draft: boolean;
	readonly words: number;
	readonly minutes: number;
	readonly problems: readonly Problem[];
};
