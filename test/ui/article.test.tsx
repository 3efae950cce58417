import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {SavedPlace} from '../../source/posts/marks.ts';
import type {Post} from '../../source/posts/post.ts';
import {makePosts} from '../make-post.ts';
import {openApp, until} from './open-app.tsx';

test('only the file of the open article is watched, however many were opened', async () => {
	const posts = makePosts(200);
	const app = openApp({posts});
	await app.sees('1/200');
	app.press('\r');
	for (let number = 1; number <= 200; number++) {
		await app.sees(`  ${number}/200  Post number ${number - 1}`);
		await until(
			() => app.watched().join() === posts[number - 1]?.path,
			() => `watches ${app.watched().join()}`,
		);
		app.press(']');
	}
	await app.sees('This is the last post');
	app.press('q');
	await app.sees('▌ Post number 199');
	await until(
		() => app.watched().length === 0,
		() => `still watches ${app.watched().join()}`,
	);
});

test('a file that goes is told of, and its article stays', async () => {
	const app = openApp({path: 'named.md'});
	await app.sees('Paragraph 1.');
	await until(
		() => app.watched().length === 1,
		() => 'nothing is watched',
	);
	app.tell('gone');
	await app.sees('the file is gone');
	await app.sees('Paragraph 1.');
});

test('help opens over the panels and leads back to them, and a resize leaves them open', async () => {
	const app = openApp({path: 'named.md'});
	await app.sees('Paragraph 1.');
	app.press('/graph 3');
	await app.sees('/graph 3▏  1/2');
	app.resize({columns: 50, rows: 12});
	await app.sees('/graph 3▏  1/2');
	app.press('\r');
	app.press('t');
	await app.sees('This article has no headings');
	app.press('?');
	await app.sees('Article');
	app.resize({columns: 60, rows: 14});
	app.press('?');
	await app.sees('/graph 3  1/2');
});

test('what fails outside is told and does not end the program', async () => {
	const app = openApp({path: 'named.md'});
	await app.sees('Paragraph 1.');
	Object.assign(app.services, {perform: () => Promise.reject(new Error('no such thing'))});
	app.press('y');
	await app.sees('no such thing');
	app.press('j');
	await app.sees('Paragraph 2.');
});

test('what several keys of one chunk ask for is all done', async () => {
	const app = openApp({path: 'named.md'});
	await app.sees('Paragraph 1.');
	app.press('mymq');
	await app.sent('exit');
	assert.deepEqual(app.requests, ['set-bookmarked', 'copy', 'set-bookmarked', 'exit']);
});

test('a bookmark is told by a sign beside how far one is', async () => {
	const app = openApp({path: 'named.md'});
	await app.sees('Paragraph 1.');
	const hasSign = () => /◆ \d+%/.test(app.frame());
	app.press('m');
	await app.sees('Bookmarked');
	assert.ok(hasSign());
	app.press('m');
	await app.sees('taken away');
	assert.ok(!hasSign());
});

test('an article is opened where it was left, and kept as left when it is left again', async () => {
	const app = openApp();
	const saved: string[] = [];
	const left = {section: 0, at: 0, words: 'Paragraph 9.\nParagraph 10.', percent: 40};
	Object.assign(app.services, {
		placeOf: () => left,
		markOf: () => null,
		savePlace: (post: Post, {words}: SavedPlace) => {
			saved.push(`${post.path}: ${words.split('\n')[0]}`);
			return null;
		},
	});
	await app.sees('1/20');
	app.press('\r');
	await app.sees('Where you left it');
	assert.match(app.rows()[0] ?? '', /^ +Paragraph 9\.$/);
	app.press('jj');
	await until(
		() => /^ +Paragraph 10\.$/.test(app.rows()[0] ?? ''),
		() => app.frame(),
	);
	app.press('q');
	await until(
		() => saved.length > 0,
		() => 'nothing is kept',
	);
	assert.deepEqual(saved, ['posts/000000.md: Paragraph 10.']);
	await app.sees('%');
});

test('an article that keys typed ahead leave and open again is read again', async () => {
	const app = openApp();
	await app.sees('1/20');
	for (const keys of ['\r', '/', 'Para', '\r', 'h', '\r']) app.press(keys);
	await app.sees('Paragraph 1.');
});
