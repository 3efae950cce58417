/** Captions as different papers write them, and what else ends without a stop there. */
import assert from 'node:assert/strict';
import {it} from 'node:test';
import {findCaptions} from '../../source/posts/captions.ts';
import {body, findInNews, paragraph} from './caption-news.ts';

const keysOf = (texts: readonly string[]): readonly number[] => [...findCaptions(texts.map(paragraph), '').keys()];

it('knows what some papers open captions with: quoted words before the speaker, and how a picture was made', () => {
	for (const text of [
		'‘The bell is my alarm clock’ … Odalys Fennimore at the wheel of the old carriage',
		'An artist’s impression of the line as it will look when both bridges are mended',
		'Image of the depot taken from the roof of the foundry before the great storm',
	])
		assert.deepEqual(findInNews(text), {label: null, textStart: 0}, text);
});

it('knows captions by how a picture was made even where too little else tells of news', () => {
	const short = ['The comet turns backwards.', 'Nobody knows why it does.'];
	assert.deepEqual(keysOf([...short, 'Artist’s impression of the comet as it passes the outermost moon']), [2]);
});

it('takes the end of a press release or of an obituary for no caption', () => {
	for (const text of [
		'Notes to editors: High pictures of the carriage are to be had on request',
		'About Port Vessel Trams: The company runs nine carriages and is owned by its drivers',
		'Odalys Fennimore, singer and driver, born 4 May 1929; died 2 October 2020',
		'Anyone with information on the missing bell is asked to call the depot on 101',
		'Do you know who took the bell? Email the desk or come to the depot in person',
		'If you or someone you know has lost a bell contact the depot on 1800 555 010',
	])
		assert.equal(findInNews(text), undefined, text);
	assert.equal(findInNews('About time: The second carriage left the depot after ten years')?.label, 'About time');
});

it('takes questions of an interviewer for no label of a caption, but those of a caption', () => {
	const isCaption = (text: string): boolean => findInNews(text) !== undefined;
	assert.equal(
		isCaption('What scares you most? My brother at the wheel, because he never looks at the signals'),
		false,
	);
	assert.equal(isCaption('When did you first drive: I was six, on the lap of my grandfather'), false);
	assert.ok(isCaption('Would you ride with her? Odalys waits for the first passengers at the terminus'));
});

it('knows an article as news by two labelled lines that say again what it says', () => {
	const news = [
		...body.slice(0, 3).map(({text}) => text),
		'At the wheel: The singer, 44, waved to passers-by as she steered the old carriage',
		'Warm: She wore a quilted green jacket',
		'She has no plans for the winter.',
		'Old hand: Odalys and Anselm in 1998',
		'Her dog goes along.',
		'Off duty: The two had tea at the terminus',
		'He barks at signals.',
	];
	assert.deepEqual(keysOf(news), [3, 4, 6, 8]);
});

it('takes a diary in plain paragraphs for no news, whatever ends without a stop in it', () => {
	const diary = [
		'Yesterday I drove the old carriage for the first time in six years, and nothing broke.',
		'My brother said that the brakes were in better shape than my knees.',
		'So I thanked him, and he gave me a brass button from the coat of our grandfather.',
		'Lesson learned: Never wait six years to ring a bell that you love',
		'On the way home I met the foreman, who had come to look at the second bridge.',
		'Anyway, that was my Tuesday at the depot and on the quay',
	];
	assert.deepEqual(keysOf(diary), []);
});
