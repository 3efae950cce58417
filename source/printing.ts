import type {Options} from './options.ts';
import type {Problem} from './posts/post.ts';
import type {Glyphs} from './render/line.ts';
import type {Look} from './render/theme/theme.ts';
import type {ReadingState} from './store/reading-state.ts';
import type {Output} from './text/output.ts';

export type PrintContext = {
	readonly options: Options;
	/** Cells. */
	readonly width: number;
	readonly look: Look;
	readonly glyphs: Glyphs;
	readonly locale: string;
	readonly state: ReadingState;
	/** Where what is read of large folders is kept, or null. */
	readonly cacheFolder: string | null;
	/** Resolves when more may be written. */
	readonly write: (text: Output) => Promise<void>;
	/** A line for stderr, whatever it holds. */
	readonly warn: (message: string) => void;
};

export function reportProblems(problems: readonly Problem[], warn: (message: string) => void): void {
	for (const {path, message} of problems) warn(`${path}: ${message}`);
}
