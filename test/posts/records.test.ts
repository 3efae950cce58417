import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {parsePost} from '../../source/posts/post.ts';
import {bytesOf, isSamePost, joinColumns, packPosts, unpackPosts} from '../../source/posts/records.ts';
import {noStamp, type Stamp} from '../../source/posts/stamp.ts';
import {makePost} from '../make-post.ts';

const stamp: Stamp = {modifiedMs: 1.5, changedMs: 2.25, size: 300, inode: 2 ** 40 + 1};
const plainOf = (post: object) => JSON.parse(JSON.stringify(post)) as unknown;

/** All that a post has, whether it is kept or decoded. */
function read(post: ReturnType<typeof makePost>) {
	const {path, title, description, isExcerpt, dateSource, modifiedMs, updated, image, authors, canonical} = post;
	const {tags, categories, draft, words, minutes, problems, identity, date} = post;
	const day = date && {year: date.year, month: date.month, day: date.day, ms: date.ms, iso: date.iso};
	const texts = {path, title, description, isExcerpt, dateSource, updated, image, authors, canonical, problems};
	return plainOf({...texts, tags, categories, draft, words, minutes, identity, modifiedMs, day});
}

const posts = [
	makePost({path: 'a/ü 東.md', title: 'Quai d’Orsay 🚢', modifiedMs: 1.5}),
	makePost({path: '', title: '', description: '', day: null, modifiedMs: 1.5}),
	makePost({day: '1953-01-11T19:46:00+08:00', draft: true, tags: ['a', 'b'], words: 7, minutes: 1, modifiedMs: 1.5}),
	makePost({problems: [{path: 'posts/one.md', message: 'no title'}], authors: ['Ilse Marrow'], modifiedMs: 1.5}),
];

test('a post is the same after it was packed', () => {
	const packed = unpackPosts(packPosts(posts.map(post => ({post, stamp}))));
	assert.deepEqual(packed.map(read), posts.map(read));
	assert.deepEqual(
		packed.map(post => post.stamp),
		posts.map(() => stamp),
	);
});

test('whatever bytes a post has, it is the same after it was packed', () => {
	fc.assert(
		fc.property(fc.string({unit: 'binary', maxLength: 300}), fc.string({maxLength: 40}), (text, name) => {
			const bytes = Buffer.from(`---\ntitle: ${text}\ntags: [${text}]\n---\n${text}`);
			const {post} = parsePost({path: `${name}.md`, bytes, size: bytes.length, modifiedMs: 1});
			const [packed] = unpackPosts(packPosts([{post, stamp: {...stamp, modifiedMs: 1}}]));
			assert.deepEqual(packed && read(packed), read(post));
		}),
	);
});

test('posts of several packs are packed into one, and the others left out', () => {
	const [a, b, , c] = [...unpackPosts(packPosts(posts.map(post => ({post, stamp}))))];
	const others = unpackPosts(packPosts(posts.map(post => ({post: {...post, title: `Other ${post.title}`}, stamp}))));
	assert.ok(a && b && c && others[2]);
	const chosen = [c, others[2], a];
	const joined = unpackPosts({...joinColumns(chosen), bytes: Buffer.concat(chosen.map(bytesOf))});
	assert.deepEqual(joined.map(read), chosen.map(read));
	assert.ok(joined[0] && isSamePost(joined[0], c) && !isSamePost(joined[0], b));
});

test('a post of which the file cannot be looked at is the same until something else is known of it', () => {
	const [post, same, other, known] = unpackPosts(
		packPosts([
			{post: makePost(), stamp: noStamp},
			{post: makePost(), stamp: noStamp},
			{post: makePost({title: 'Another'}), stamp: noStamp},
			{post: makePost(), stamp},
		]),
	);
	assert.ok(post && same && other && known);
	assert.deepEqual(
		[same, other, known].map(one => isSamePost(post, one)),
		[true, false, false],
	);
});

test('more posts than are kept decoded can be asked for again', () => {
	const many = Array.from({length: 2000}, (_, index) => ({post: makePost({description: `Number ${index}`}), stamp}));
	const packed = unpackPosts(packPosts(many));
	for (let turn = 0; turn < 2; turn++)
		for (const [index, post] of packed.entries()) assert.equal(post.description, `Number ${index}`);
});
