import type {Crew} from './crew.ts';
import type {Options} from './options.ts';
import {createLibrary, type Library} from './posts/library.ts';
import type {Pause} from './posts/pause.ts';
import {rememberLink} from './store/real-path.ts';

export type LibraryContext = {
	readonly options: Pick<Options, 'drafts' | 'sort'>;
	readonly crew: Crew;
	/** Where what is read is kept for the next start, or null. */
	readonly cacheFolder: string | null;
	/** The path of a post to be read early, or null. */
	readonly wanted: string | null;
	readonly pause: Pause;
};

/** The build writes in a hash of the code that reads posts. */
const PARSER_VERSION = process.env.PARSER_VERSION ?? 'source';

/** The posts of some folders, read by a crew. */
export function openLibrary(
	roots: readonly string[],
	{options, crew, cacheFolder, wanted, pause}: LibraryContext,
): Library {
	return createLibrary(roots, {
		drafts: options.drafts,
		order: options.sort,
		wanted,
		pause,
		readers: {
			width: crew.width,
			begin: crew.begin,
			readHeads: files => crew.run('readHeads', files),
			guessDates: files => crew.run('guessDates', files),
		},
		index: cacheFolder === null ? null : {folder: cacheFolder, version: PARSER_VERSION},
		onLink: rememberLink,
		now: Date.now,
	});
}
