import assert from 'node:assert/strict';
import {it} from 'node:test';
import {findCaptions} from '../../source/posts/captions.ts';
import {body, findInNews, paragraph, read} from './caption-news.ts';

it('gives the label without its colon and the index at which the words begin', () => {
	const text = '  All aboard :\u{A0} The singer steered the carriage with one hand';
	assert.deepEqual(findInNews(text), {label: 'All aboard', textStart: text.indexOf('The')});
	const plain = 'The singer steered the carriage with one hand on the brake';
	assert.deepEqual(findInNews(plain), {label: null, textStart: 0});
});

it('takes no time, address, speech or title of a film for a label', () => {
	for (const text of [
		'The tram left the depot at 8:45 in the morning with forty people on board',
		"Anselm told his sister: 'You have not forgotten a thing in all those years'",
		'The timetable has changed: the last tram\nNow leaves the terminus at noon with the whole crew on board',
	]) {
		assert.notEqual(findInNews(text)?.label, text.slice(0, text.indexOf(':')));
	}
	const film = [
		'She played a driver in Rails: Homecoming, which was shot on the same quay.',
		'Nobody who has seen Rails: Homecoming will forget the scene on the bridge.',
		'Rails: Homecoming was shot on the quay in the winter of the great storm',
	].map(paragraph);
	assert.deepEqual(findCaptions([...body, ...film], '').get(8), {label: null, textStart: 0});
});

it('gives a label with a word of saying in it, unless somebody speaks after it', () => {
	const labels = (text: string) => findInNews(text)?.label;
	assert.equal(labels('To be continued: The second carriage is still waiting for its wheels'), 'To be continued');
	assert.equal(labels('Where it all began: The barn in which the two carriages were hidden'), 'Where it all began');
	assert.equal(labels("Proud: 'I have missed the bell more than the stage,' Odalys told the crew"), 'Proud');
	assert.notEqual(labels("Anselm exclaimed: 'You have not forgotten a thing in all those years"), 'Anselm exclaimed');
	assert.notEqual(labels("Anselm shouted: 'You have not forgotten a thing in all those years"), 'Anselm shouted');
});

it('gives the label of a caption that comes twice', () => {
	const twice = paragraph('Good news: Odalys and her brother have mended the last two bridges on the line');
	assert.deepEqual(
		read([...body, twice, ...body, twice]).map(([, label]) => label),
		['Good news', 'Good news'],
	);
});
