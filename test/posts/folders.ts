import {guessDates, readHeads} from '../../source/posts/heads.ts';
import {createLibrary, type Library, type LibraryOptions} from '../../source/posts/library.ts';
import {createPause} from '../../source/posts/pause.ts';

/** The posts of some folders, read on this thread, as if by two others. */
export function openFolders(roots: readonly string[], options: Partial<LibraryOptions> = {}): Library {
	return createLibrary(roots, {
		drafts: false,
		order: 'newest',
		wanted: null,
		pause: createPause(),
		readers: {
			width: 2,
			begin: async () => {},
			readHeads: async files => readHeads(files),
			guessDates: async files => guessDates(files),
		},
		index: null,
		onLink: () => {},
		// Later than any file that was written just now: one that is read in the moment of its writing is read again.
		now: () => Date.now() + 10_000,
		...options,
	});
}
