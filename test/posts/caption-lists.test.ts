import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Piece} from '../../source/posts/captions.ts';
import {body, paragraph, read} from './caption-news.ts';

/** The lines that are captions, of those that stand in a row in a scraped article. */
function findAmong(lines: readonly string[]): readonly string[] {
	const pieces = [...body.slice(0, 3), ...lines.map(paragraph), ...body.slice(3)];
	return read(pieces).map(([index]) => lines[index - 3] ?? '');
}

it('takes long lines in a row for captions, and short ones for a list', () => {
	const lots = [
		'This lantern was found under the floor of the signal box and still holds the wick of its last winter. Bids begin at £40',
		'This whistle belonged to the first woman who drove on the line. It has been polished by three generations (estimate £90)',
		'The bell of carriage seven was cast in a foundry by the river. It has a crack that nobody can hear. Bids begin at £200',
		'This enamel sign hung at the terminus until the storm. It is missing a corner, which the seller has kept (estimate £75)',
		'The timetable was printed for a summer service that never ran. It comes with its frame. Bids begin at £15',
	].map(paragraph);
	assert.deepEqual(
		read([...body, ...lots]).map(([index]) => index),
		[6, 7, 8, 9, 10],
	);
	const titles = [
		'Dog waits at tram stop for owner every single evening',
		'Moment crane lowers a carriage on to the wrong track',
		'Driver sings to passengers stuck on bridge for three hours',
		'Gull steals sandwich from conductor in front of full carriage',
		'Mayor falls into harbour while cutting ribbon for new line',
	].map(paragraph);
	assert.deepEqual(read([...body, ...titles]), []);
});

it('is not misled by a long list in a scraped article whose captions point into their pictures', () => {
	const list: Piece = {
		kind: 'other',
		text: 'Bring a lamp, a coat, a ticket, and something to eat on the bridge. '.repeat(8),
	};
	const lines = [
		'Odalys (right) hands the lever to her brother at the terminus',
		'Anselm (left) polishes the bell before the second run of the day',
		'Two carriages wait for each other on the only stretch with a double track',
	].map(paragraph);
	const indexes = (pieces: readonly Piece[]) => read(pieces).map(([index]) => index);
	assert.deepEqual(indexes([...body, list, ...lines]), [7, 8, 9]);
	assert.deepEqual(indexes([...body, list, ...lines.slice(2)]), []);
});

describe('the lines of a list that lost its marks are no captions', () => {
	const cases: ReadonlyArray<readonly [because: string, lines: readonly string[]]> = [
		[
			'they are fields of a fact box',
			[
				'Built: 1931',
				'Seats: Forty',
				'Wheels: Oak and iron',
				'Route: Depot to terminus, by way of the fish market on the quay',
			],
		],
		[
			'their label recurs before few words',
			[
				'ODALYS',
				'Fun fact: She rang the bell before she could read',
				'She was the first of the family to leave the depot.',
				'ANSELM',
				'Fun fact: He keeps geese',
				'He was the last of the family to leave the depot.',
				'THE DRIVER',
				'Fun fact: He has never been on a boat in all his life',
			],
		],
		[
			'they are turns of a talk, of which some end in a stop',
			[
				'Odalys: You were late with the second carriage and the whole quay was waiting',
				'Anselm: The bell had come loose.',
				'Odalys: It was you who mended that bell in the winter before the great storm',
				'Anselm: And it was you who rang it until nobody in the harbour could sleep',
				'Anselm: Then we had better close it again before the mayor hears of this',
				'Odalys: We shall never agree about that bell as long as the line is open.',
			],
		],
		[
			'they are entries of a chronicle',
			[
				'May 1931: The first carriage leaves the depot with the mayor on board',
				'June 4, 1962: The council closes the line and sells the carriages to a farmer',
				'1988: A storm takes the roof of the barn and the second carriage is found',
				'AUTUMN 2019 - Odalys and her brother begin to mend the bridges of the line',
			],
		],
		[
			'they are remarks of a live report',
			[
				'52 min: The second carriage has left the depot and is on its way to the quay',
				'Nobody on the quay seems to mind the rain in the least',
				'48 min: A gull has taken the sandwich of the conductor and the crowd is cheering',
				'44 min: Still no sign of the second carriage and the brass band has begun again',
				'That was the third time they played the song of the old depot',
				'40 min: The first carriage crosses the bridge with one wheel off the rail',
			],
		],
		[
			'they are steps, numbered in words',
			[
				'Step one: The bridges are mended and the rails are laid over them again',
				'Step two: The carriages are brought from the barn and set on the rails',
				'Step three: The bell is hung and the lamps are filled for the first run',
				'Step four: The mayor cuts the ribbon and everybody is allowed to board',
			],
		],
		[
			'they are names with a few words each',
			[
				'Odalys: A driver from the depot',
				'Anselm: A mender of bells from the same depot',
				'The Lamplighters: A brass band from Quill Sands',
				'Ines: A painter from the fish market',
				'Old Thorsby: A conductor of many years',
			],
		],
		['they are a name and a figure', ['The whole cost of mending the two bridges: £31,500 a year']],
	];
	for (const [because, lines] of cases) it(`when ${because}`, () => assert.deepEqual(findAmong(lines), []));
});

it('takes a short line between long ones for a caption, although a list stands above', () => {
	const titles = [
		'Gull steals sandwich',
		'Mayor falls into harbour',
		'Bell rings at midnight',
		'Goose stops tram',
		'Rain',
	];
	const captions = [
		'The first carriage on the bridge that was mended last, with the whole of the crew on the roof of it',
		'Anselm hangs the bell in the rain while Odalys holds the ladder',
		'The brass band of Quill Sands plays on the quay in Port Vessel until long after the last tram has gone',
	];
	assert.deepEqual(findAmong([...titles, ...captions]), captions);
});

describe('captions stay captions', () => {
	const cases: ReadonlyArray<readonly [although: string, lines: readonly string[]]> = [
		[
			'they name the same place, one after the other',
			[
				'Port Vessel: A crowd waits on the quay for the first tram in sixty years',
				'Port Vessel: Children wave from the roof of the fish market as it passes',
				'Port Vessel: The mayor holds on to his hat at the corner of the harbour',
			],
		],
		[
			'a year opens one of them',
			[
				'1931: The grandfather of Odalys on the day that the carriage left the yard',
				'Today: The same carriage with new lamps and the old brass buttons',
			],
		],
	];
	for (const [although, lines] of cases) it(`although ${although}`, () => assert.deepEqual(findAmong(lines), lines));

	it('although they stand at a fact box or within a chronicle and point into a picture', () => {
		const box = ['Built: 1931', 'Seats: Forty', 'Bell: Brass'];
		const caption = 'Odalys waits at the terminus for the signal to turn, in the rain that fell all day';
		assert.deepEqual(findAmong([caption, ...box]), [caption]);
		const entry = (year: number) => `${year}: The line is closed for the winter and nobody is told of it`;
		const pointer = 'The carriage (left) on the quay in the year of the storm';
		assert.deepEqual(findAmong([entry(1931), entry(1932), pointer, entry(1933), entry(1934)]), [pointer]);
	});
});

it('is not misled by a long list in a scraped article whose captions repeat its sentences', () => {
	const list: Piece = {
		kind: 'other',
		text: 'Bring a lamp, a coat, a ticket, and something to eat on the bridge. '.repeat(8),
	};
	const lines = [
		'She wore a quilted green jacket with brass buttons and a pair of heavy boots',
		'Her brother Anselm followed in a second carriage, which was built by their grandfather in 1931',
		'Two carriages wait for each other on the only stretch with a double track',
	].map(paragraph);
	assert.deepEqual(
		read([...body, list, ...lines]).map(([index]) => index),
		[7, 8, 9],
	);
});

it('knows a gallery with hardly a sentence of its own by captions that have labels or point into pictures', () => {
	const gallery = [
		'These are the trams that our readers sent us.',
		'Rusty: A carriage that has stood in a field of thistles since the line was closed',
		'Painted: This one was turned into a henhouse by a schoolteacher in Quill Sands',
		'Proud: Perpetua Dunmore polishes the lamps of her carriage every Sunday after lunch',
		'Sunk: What is left of the ferry tram that nobody in Ambleforth talks about',
		'A carriage on its way to the museum on the back of a lorry full of straw',
	];
	assert.deepEqual(
		read(gallery.map(paragraph)).map(([index]) => index),
		[1, 2, 3, 4, 5],
	);
});

it('takes a plain post for a scraped one though an asterisk marked a paragraph of it, but not where marks are common', () => {
	const line = 'The singer steered the carriage with one hand on the brake';
	const marked = (count: number) => body.map((piece, index) => ({...piece, marked: index < count}));
	assert.deepEqual(
		read([...marked(1), paragraph(line)]).map(([index]) => index),
		[6],
	);
	assert.deepEqual(read([...marked(2), paragraph(line)]), []);
});
