import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import {testBlocks} from './block-cases.ts';

testBlocks('a figure', [
	[
		'may be a shortcode of Hugo',
		'{{< figure src="/pier.png" alt="A pier" caption="The *old* pier" >}}',
		['image /pier.png "A pier"', 'caption The old pier'],
	],
	[
		'may be a shortcode over several lines',
		'{{< figure\n  src="/pier.png"\n  caption="The pier"\n>}}',
		['image /pier.png ""', 'caption The pier'],
	],
	[
		'may be an include of Jekyll amid text',
		'Before.\n{% include image.html url="/pier.jpg" caption="The pier" %}\nAfter.',
		['p Before.', 'image /pier.jpg ""', 'caption The pier', 'p After.'],
	],
	[
		'may be an include that names its attributes otherwise',
		'{% include figure image_path="/pier.jpg" alt="A pier" caption="The pier" %}',
		['image /pier.jpg "A pier"', 'caption The pier'],
	],
	[
		'may have a tag of its own in Hexo',
		`{% img left /pier.png 300 200 '"The pier" "A pier"' %}`,
		['image /pier.png "A pier"', 'caption The pier'],
	],
	[
		'may have a tag of its own in Eleventy',
		'{% image "./pier.png", "A pier", "(min-width: 30em) 50vw, 100vw" %}',
		['image ./pier.png "A pier"'],
	],
	[
		'may be a component',
		'<Figure src="/pier.png" alt="A pier" width={80} style={{a: {b: 1}}} caption="The pier" />',
		['image /pier.png "A pier"', 'caption The pier'],
	],
	[
		'may hold its images',
		'{% figure caption:"Two *piers*" class:"wide" %}\n![A](a.png)\n![B](b.png)\n{% endfigure %}',
		['image a.png "A"', 'image b.png "B"', 'caption Two piers'],
	],
	['says what it can where a program knows its address', '<Image src={pier} alt="A pier" />', ['p A pier']],
	[
		'may stand in a list',
		'1. {% include img.html src="/a.png" %}\n   text',
		['ol 1', '  -', '    image /a.png ""', '    p text'],
	],
	['may have an address that a template knows', '{% include image.html url=page.image alt="A pier" %}', ['p A pier']],
	[
		'may have an address that begins with the site',
		'{% include img.html src="{{ site.url }}/a.png" %}',
		['image /a.png ""'],
	],
	[
		'may stand in HTML',
		'<div>\n{% include image.html url="/a.jpg" caption="The pier" %}\n</div>',
		['image /a.jpg ""', 'caption The pier'],
	],
	[
		'may have a title above its caption',
		'{{< figure src="a.png" title="The pier" caption="At dawn" attr="Ilse Vane" >}}',
		['image a.png ""', 'caption The pier. At dawn Ilse Vane'],
	],
	[
		'may be a function of Zola',
		'{{ figure(src="/pier.png", alt="A pier", caption="The pier") }}',
		['image /pier.png "A pier"', 'caption The pier'],
	],
	[
		'may have a title without quotes in Hexo',
		'{% asset_img pier.png 300 The pier at dawn %}',
		['image pier.png "The pier at dawn"'],
	],
	[
		'may have its caption behind its alternative text in Eleventy',
		'{% figure "./pier.png", "A pier", "The pier" %}',
		['image ./pier.png "A pier"', 'caption The pier'],
	],
	['may have options', '{% picture pier.png --alt The pier --img class="a" %}', ['image pier.png "The pier"']],
	[
		'may be called whatever, if its first word is a picture',
		"{% maincolumn 'pier.png' 'The old pier' %}",
		['image pier.png "The old pier"'],
	],
	[
		'amid words is a link',
		'See {{< img src="https://p.example/a.png" alt="A" >}}.',
		['p See {link https://p.example/a.png|A}.'],
	],
]);

testBlocks('a film or a post on another site', [
	['may be named by its id', '{% youtube abc123 %}', ['p {link https://www.youtube.com/watch?v=abc123|YouTube}']],
	[
		'may have a title',
		'{{< youtube id="x1" title="A film" >}}',
		['p {link https://www.youtube.com/watch?v=x1|A film}'],
	],
	[
		'may have a title behind its id',
		'{% youtubeEmbed "x1", "A film" %}',
		['p {link https://www.youtube.com/watch?v=x1|A film}'],
	],
	['may be a function of Zola', '{{ youtube(id="x1") }}', ['p {link https://www.youtube.com/watch?v=x1|YouTube}']],
	['may have a longer name for its id', '<Tweet tweetId="12" />', ['p {link https://twitter.com/i/status/12|Twitter}']],
	[
		'may have a caption',
		'{{< audio src="https://a.example/a.mp3" caption="A bell" >}}',
		['p {link https://a.example/a.mp3|A bell}'],
	],
	[
		'has no size for a title',
		'{% iframe https://a.example/ 300 200 %}',
		['p {link https://a.example/|https://a.example/}'],
	],
	['may have an owner', '{{< gist ilse 12ab >}}', ['p {link https://gist.github.com/ilse/12ab|Gist}']],
	['may be a component', '<Tweet id="1234" />', ['p {link https://twitter.com/i/status/1234|Twitter}']],
	[
		'may be named by its address',
		'<VideoPlayer src="https://v.example/a.mp4" />',
		['p {link https://v.example/a.mp4|https://v.example/a.mp4}'],
	],
	[
		'may have an owner by name',
		'{{< gist user="ilse" id="12ab" >}}',
		['p {link https://gist.github.com/ilse/12ab|Gist}'],
	],
	['runs nothing', '{{< video src="javascript:alert(1)" title="A film" >}}', ['p A film']],
]);

testBlocks('a quote that a tag makes', [
	[
		'names its author',
		'{% blockquote Ilse Vane, The Harbour %}\nThe ferry *left*.\n{% endblockquote %}',
		['quote', '  p The ferry {italic|left}.', '  p — Ilse Vane, The Harbour'],
	],
	[
		'may be one of Zola',
		'{% quote(author="Ilse Vane") %}\nThe ferry *left*.\n{% end %}\nb',
		['quote', '  p The ferry {italic|left}.', '  p — Ilse Vane', 'p b'],
	],
	['has no author who is a side', '{% pullquote right %}\na\n{% endpullquote %}', ['quote', '  p a']],
	[
		'may hold its text in an attribute',
		'{{< quote-block text="The ferry left." cite="Ilse Vane" >}}',
		['quote', '  p The ferry left.', '  p — Ilse Vane'],
	],
]);

testBlocks('code that a tag holds', [
	[
		'is literal',
		'{% highlight ruby linenos %}\nputs {{ x }}\n\n*hi*\n{% endhighlight %}\nx',
		['code ruby "puts {{ x }}\\n\\n*hi*"', 'p x'],
	],
	['may interrupt a paragraph', 'x\n{{< highlight go >}}\nx := 1\n{{< /highlight >}}', ['p x', 'code go "x := 1"']],
	['may have a title', '{% codeblock A lamp lang:js %}\nx\n{% endcodeblock %}', ['file A lamp', 'code js "x"']],
	[
		'may stand in a quote',
		'> {% highlight sh %}\n> ls\n> {% endhighlight %}\n> x',
		['quote', '  code sh "ls"', '  p x'],
	],
	['may stand in a line', 'a {% highlight sh %}ls *{% endhighlight %} b', ['p a {code|ls *} b']],
	['needs an end', '{% highlight sh %}\n*ls*', ['p {italic|ls}']],
	[
		'may be handed to a template',
		'{% set codeBlock %}\nexport default *x*\n{% endset %}',
		['code "export default *x*"'],
	],
]);

testBlocks('a link that a tag makes', [
	['may be a button', '{{< button href="https://a.example/" text="Go" >}}', ['p {link https://a.example/|Go}']],
	[
		'may have no names for its parts',
		'By {% person "Ilse", "https://a.example/" %}.',
		['p By {link https://a.example/|Ilse}.'],
	],
	[
		'may have parts between commas',
		'{% btn https://a.example/, Go there, icon %}',
		['p {link https://a.example/|Go there}'],
	],
	['may have its text first', '{% link Go https://a.example/ %}', ['p {link https://a.example/|Go}']],
	[
		'may frame its text',
		'{{< button href="https://a.example/" >}}Go{{< /button >}}',
		['p {link https://a.example/|Go}'],
	],
	['may be a file', '{{< asset-static file="a.pdf" label="The timetable" >}}', ['p {link|The timetable}']],
]);

test('an image in a link keeps where the link leads', () => {
	const blocks = parseBlocks('[![A](https://p.example/a.png)](https://a.example/)', '');
	const image = {kind: 'image', url: 'https://p.example/a.png', alt: 'A', link: 'https://a.example/', line: 0};
	assert.deepEqual(blocks, [image]);
});
