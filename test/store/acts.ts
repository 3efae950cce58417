import assert from 'node:assert/strict';
import {identify} from '../../source/posts/identity.ts';
import type {Known, ReadingState} from '../../source/store/reading-state.ts';

export function postOf(name: string, number: number): Known {
	const path = `/nowhere/${name}/${number}.md`;
	return {path, identity: identify([path])};
}

/** Every other act is a mark: by turns a post is read and the same is bookmarked. The rest keeps the place in one article. */
export function act(state: ReadingState, name: string, number: number): string | null {
	if (number % 4 === 0) return state.setRead(postOf(name, number), true);
	if (number % 4 === 2) return state.setBookmarked(postOf(name, number - 2), true);
	return state.savePlace(postOf(name, -1), {section: number, at: 7, words: 'and so it went on', percent: number % 101});
}

/** The acts up to the number are all there; the one after it may be. */
export function assertActs(state: ReadingState, name: string, last: number): void {
	for (let number = 0; number <= last; number += 4) {
		const mark = state.markOf(postOf(name, number));
		assert.equal(mark?.isRead, true, `${name}: ${number} of ${last} is lost`);
		if (number + 2 <= last) assert.equal(mark?.isBookmarked, true, `${name}: ${number + 2} of ${last} is lost`);
	}
	const lastPlace = last % 2 === 0 ? last - 1 : last;
	if (lastPlace < 1) return;
	const section = state.placeOf(postOf(name, -1))?.section ?? -1;
	assert.ok(section === lastPlace || section === last + 1, `${name}: the place ${lastPlace} is lost, it is ${section}`);
}
