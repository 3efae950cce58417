import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {findCaptions, type Piece} from '../../source/posts/captions.ts';
import {inTime} from '../in-time.ts';
import {body, findInNews, paragraph, read} from './caption-news.ts';

describe('in a scraped article, a paragraph is a caption', () => {
	const cases: ReadonlyArray<readonly [because: string, label: string | null, text: string]> = [
		[
			'it has a label and no stop',
			'All aboard',
			'All aboard: The singer steered the carriage with one hand on the brake',
		],
		[
			'its label ends in an exclamation mark',
			'Ding ding!',
			'Ding ding! Odalys rang the bell at every corner of the quay',
		],
		['its label ends in a question mark', 'Retired?', 'Retired? Nobody at the depot expected to see her back so soon'],
		['its label is a quotation', "'At last!'", "'At last!' The carriage left the depot to the cheers of the crew"],
		[
			'its label is a single verb of saying',
			'Revealed',
			'Revealed: The second carriage had been hidden in a barn for years',
		],
		[
			'its label has a verb of saying within',
			'She said yes',
			'She said yes: Odalys agreed to drive the last tram of the evening',
		],
		['the blank after its label is missing', 'On time', 'On time:Odalys reached the terminus a minute before the hour'],
		['a whole sentence merely lacks its stop', null, 'Odalys Fennimore waits at the terminus for the signal to turn'],
		[
			'the stop is missing after a bracket',
			null,
			'The carriage was painted by hand in the colours of the old line (file photo)',
		],
		[
			'it points into the picture',
			null,
			'Anselm (left) keeps the second carriage in a barn. Pictured: The barn last week',
		],
		[
			'it ends in a photo credit',
			null,
			'Crowds lined the quay in Port Vessel for the first tram. (Ines Calder/Reuters)',
		],
		[
			'it opens with "Pictured", though it has a stop',
			'Pictured',
			'Pictured: The depot where the two carriages are kept in winter.',
		],
		[
			'it says again what the body says, though it has a stop',
			'Warm',
			'Warm: She wore a quilted green jacket with brass buttons and a pair of heavy boots.',
		],
		[
			'it mentions a post that someone shared',
			null,
			'Odalys shared this post on Sunday to thank the crew of the depot',
		],
		[
			'it asks after its label and says again what the body says',
			'Homesick',
			'Homesick: Who would have missed the bell more than the stage?',
		],
		[
			'it is a sentence of a programme with a label',
			'Tune in',
			'Tune in: Rails Of Memory continues on Thursday at 8pm on Harbour Six',
		],
		['speech is told in its own words', 'Memories', "Memories: She said 'I have missed the bell more than the stage'"],
	];
	for (const [because, label, text] of cases) {
		it(`when ${because}`, () => {
			const caption = findInNews(text);
			assert.ok(caption, text);
			assert.equal(caption.label, label);
		});
	}
});

describe('in a scraped article, a paragraph is no caption', () => {
	const cases: ReadonlyArray<readonly [because: string, text: string]> = [
		['it ends in a stop', 'The depot has been empty since the strike of two winters ago.'],
		[
			'its stop is inside the quotation',
			"The foreman had only this to say: 'We never doubted that she would be back.'",
		],
		['a note follows the stop', "'We never doubted that she would be back, not for one minute.' (sic)"],
		['a footnote mark follows the stop', 'The line was closed by order of the council in 1962.[3]'],
		['an emoji follows the stop', 'The whole town came down to the quay to see the tram. 😀'],
		['it leads into what follows', 'Odalys wrote under the picture of the carriage in the barn:'],
		['it breaks off at a comma', 'The foreman pulled the lever, looked at the signal and shook his head,'],
		['it is as short as a heading', 'Bridges of Port Vessel'],
		['it is set in capitals', 'HOW THE OLD TRAM LINE OF PORT VESSEL WAS SAVED FROM SCRAP'],
		['it is a table row', 'Port Vessel 14, Ambleforth 9, Quill Sands 3, Hexley Green 2'],
		['it links to another article', 'Read more: The bridges that nobody wanted to mend for thirty years'],
		['it links to another article in Spanish', 'Leer más: Los puentes que nadie quiso reparar durante treinta años'],
		['it links to another article in Russian', 'Читайте также: Мосты, которые никто не хотел чинить тридцать лет'],
		['it points to a video', 'Scroll down for video of the first tram along the quay'],
		['it says when a programme is on', 'Rails Of Memory continues on Thursday at 8pm on Harbour Six'],
		['it names a helpline', 'For advice on travelling with a wheelchair, call the depot on 555 0100 200'],
		[
			'it quotes a post with a handle',
			'so proud of my sister today @anselm_f the bell still works after all this time',
		],
		['it quotes a post with an address', 'the bell still works after all this time pic.twitter.com/aBcDeFgHiJ'],
		['it is somebody speaking', "'I never thought that I would hear that bell again in my life and now I have"],
		[
			'somebody speaks after a colon',
			"Then she wrote: 'the bell still works and so do i, thank you all for coming out",
		],
		[
			'it is somebody speaking, and the quotation looks like a label',
			"'Have I missed the bell?' she told the small crowd at the terminus.",
		],
		['it ends in a sign', '📢 Tell your neighbours that the tram is back on the quay! ⚠'],
		['it is a numbered line', 'iv) A second carriage with the seats of the first one'],
		['it ends in a mark', 'Anselm: He rang the bell at every corner and never once lost the wheel - 8.5'],
		['it is a byline', 'By Ottoline Marsh and Piers Quillan in Port Vessel'],
		['it is a line of a list', '• A carriage with brass lamps and seats of red leather'],
		['it is a question of an interview', 'Q: What did you feel when the bell rang for the first time'],
		['it is a field of a fact box', 'USP: The only tram in the country with a bar.'],
		['it is a template tag', '{{ include carousel with the pictures of the depot and of the quay }}'],
	];
	for (const [because, text] of cases) {
		it(`when ${because}`, () => assert.equal(findInNews(text), undefined));
	}
});

it('tells captions alike whatever letters and signs the names have', () => {
	const lines = [
		'On time:Odalys reached the terminus a minute before the hour',
		"'Odalys!' The crew of the depot cheered as Anselm rang the bell",
		'Odalys Fennimore waits at the terminus for the signal to turn',
		'Read more: Odalys and the bridges that nobody wanted to mend for thirty years',
		'Crowds lined the quay in Port Vessel for the first tram. (Odalys Calder/Reuters)',
		'By Odalys Marsh and Piers Quillan in Port Vessel',
		'so proud of my sister today @Odalys the bell still works after all this time',
	].map(paragraph);
	const pieces = [...body, ...lines];
	const captions = findCaptions(pieces, '');
	assert.deepEqual([...captions.keys()], [6, 7, 8, 10]);
	for (const name of ['Ódàlýs', 'Ódàłyš', 'Одалис', 'Ỏdalys', '𝒪daly']) {
		const renamed = pieces.map(({kind, text}) => ({kind, text: text.replaceAll('Odalys', name)}));
		const found = [...findCaptions(renamed, '')];
		const relabelled = found.map(([index, {label, textStart}]) => {
			return [index, {label: label?.replace(name, 'Odalys') ?? null, textStart}];
		});
		assert.deepEqual(relabelled, [...captions], name);
	}
});

it('finds the captions of an article in the shape of scraped news, alone and in runs, and nothing else', () => {
	const pieces = [
		'He has spent the autumn repairing clocks in a village that has none to spare.',
		'And Lucan Thorsby looked content as he carried a grandfather clock across the square in Little Hythe on Friday.',
		'The actor, 61, was helped by his neighbour Perpetua Dunmore, 58, who held the door of the van.',
		'Heavy load: Lucan Thorsby carried a grandfather clock across the square in Little Hythe on Friday',
		'Perpetua had brought sandwiches for the crew, and a flask of tea that went round twice.',
		'The two have known each other since a school play in which both were trees.',
		'Teamwork: The actor, 61, was helped by his neighbour Perpetua Dunmore, 58, who held the door of the van',
		'Hungry! Perpetua had brought sandwiches for the crew, and a flask of tea that went round twice',
		'Old friends: The pair met in a school play in which both were trees',
		'The actor said last month that he had no plans to return to the screen.',
		"'There are enough of us pretending to be somebody,' he told the Hythe Courier. 'Clocks are short of friends.'",
		'His last film was shown in four cinemas, one of which was closed at the time.',
		'Careful: Lucan wore white gloves so as not to leave a mark on the walnut',
		'The clock will strike again at the harvest fair on October 3.',
	].map(paragraph);
	const description =
		'He has spent the autumn repairing clocks in a village that has none to spare.And Lucan Thorsby looked content.';
	assert.deepEqual(
		read(pieces, description).map(([index, label]) => [index, label]),
		[
			[3, 'Heavy load'],
			[6, 'Teamwork'],
			[7, 'Hungry!'],
			[8, 'Old friends'],
			[12, 'Careful'],
		],
	);
});

it('finds no caption in ordinary posts', () => {
	const release: readonly Piece[] = [
		paragraph('Version 4 of the loom is out, and it brings a faster shuttle.'),
		{kind: 'heading', text: 'Changes'},
		{...paragraph('Breaking: The old pedal is gone, use the new one in its place'), marked: true},
		{kind: 'other', text: 'loom --pedal=new'},
		paragraph('Note: The shuttle needs oil every hundred rows or so'),
		{kind: 'heading', text: 'Thanks'},
		paragraph('To everyone who sent a patch for the warp counter this year'),
	];
	assert.deepEqual(read(release), []);
	const diary = [
		'We took the slow train north and slept through most of the scenery.',
		'The cabin had no stove, so we cooked outside and ate with our gloves on.',
		'On the second day it snowed until noon and the lake was gone.',
		'Next week I will write about the way back, which was worse.',
		'Love, Marit',
	];
	assert.deepEqual(read(diary.map(paragraph)), []);
	const verse = ['the heron stands', 'on one leg in the cold', 'and the other one', 'is a rumour', 'of warmth below'];
	assert.deepEqual(read(verse.map(paragraph)), []);
	const chinese = ['山路很长，我们走了一整天。', '傍晚下起了雨。', '第二天：继续向北走，没有人说话', '晚安'];
	assert.deepEqual(read(chinese.map(paragraph)), []);
	assert.deepEqual(read([]), []);
});

it('is total: any pieces give captions of paragraphs, each with a start within its text after its label', () => {
	const marks = fc.constantFrom(
		': ',
		'! ',
		'? ',
		'.',
		"'",
		'(',
		')',
		' ',
		'\n',
		'\u{A0}',
		'：',
		'\u{D83D}',
		'Wow',
		'pictured',
		'@a',
	);
	const text = fc.oneof(
		fc.string({unit: 'binary'}),
		fc.array(fc.oneof(marks, fc.lorem()), {maxLength: 20}).map(parts => parts.join('')),
	);
	const piece: fc.Arbitrary<Piece> = fc.record(
		{
			kind: fc.constantFrom('paragraph', 'paragraph', 'heading', 'image', 'other'),
			text,
			emphasised: fc.boolean(),
			marked: fc.boolean(),
		},
		{requiredKeys: ['kind', 'text']},
	);
	fc.assert(
		fc.property(fc.array(piece, {maxLength: 12}), text, (pieces, description) => {
			for (const [index, {label, textStart}] of findCaptions(pieces, description)) {
				const found = pieces[index];
				assert.equal(found?.kind, 'paragraph');
				assert.ok(textStart >= 0 && textStart <= found.text.length);
				assert.equal(label === null, textStart === 0);
				assert.ok(label === null || found.text.slice(0, textStart).trimStart().startsWith(label));
			}
		}),
	);
});

it('takes time in proportion to the text', () => {
	const line = (index: number) =>
		`Label ${index}: The ${['tram', 'boat', 'kite'][index % 3]} number ${index} went along the quay at noon`;
	const pieces = Array.from({length: 20_000}, (_, index) =>
		paragraph(`${line(index >> 1)}${index % 2 === 0 ? '.' : ''}`),
	);
	assert.ok(inTime(() => findCaptions(pieces, '')).size > 0);
});
