// An article: its text with every mention marked, and beside it what the mention under the pointer or focus says.

const MOST_EVIDENCE = 500;
const SHEET = '(max-width: 900px)'; // where the panel is a sheet over the text: as in screens.css

function articleView(data, articleId, query) {
  const at = data.articleAt.get(articleId);
  if (at === undefined) return [el('h1', {}, 'No such article'), el('p', {}, articleId)];
  const article = data.row('articles', at);
  const ids = data.tables.articles.article_id;
  const step = (index, sign) =>
    ids[index] === undefined ? '' : el('a', { href: evidenceAddress(ids[index]) }, sign);
  const facts = address('facts', '', { article: articleId });
  const head = el(
    'p',
    { class: 'byline' },
    el('span', {}, [article.publisher, article.published, article.article_id].filter(Boolean).join(' · ')),
    el(
      'span',
      {},
      step(at - 1, '← previous'),
      ' ',
      step(at + 1, 'next →'),
      ' · ',
      el('a', { href: facts }, 'its facts'),
    ),
  );
  const title = el('h1', {}, article.title ?? articleId);
  if (article.text === null) return [title, head, ...evidenceOnly(data, articleId)];
  const reader = new Reader(data, article);
  requestAnimationFrame(() => reader.go(query.get('at')));
  return [title, head, reader.root];
}

function evidenceOnly(data, articleId) {
  const facts = data.rowsOf('facts', articleId).slice(0, MOST_EVIDENCE);
  return [
    el(
      'p',
      { class: 'note' },
      'The text of this article was left out of the report for its size; the sentences of its facts are below.',
    ),
    ...facts.map((fact) =>
      el('p', {}, el('b', {}, `${fact.subject}, ${words(fact.indicator)}: `), fact.evidence ?? ''),
    ),
  ];
}

class Reader {
  constructor(data, article) {
    this.data = data;
    this.article = article;
    this.mentions = MENTION_TABLES.flatMap((table) =>
      data.rowsOf(table, article.article_id).map((row) => ({ table, row, start: row.start, end: row.end })),
    );
    this.issues = data.rowsOf('issues', article.article_id);
    const spots = this.issues
      .filter((row) => row.start !== null)
      .map((row) => ({ table: 'issue', row, start: row.start, end: row.end ?? row.start + 1 }));
    this.spans = [...this.mentions, ...spots];
    this.side = el('aside', { class: 'side', 'aria-live': 'polite' });
    this.text = el(
      'div',
      {
        class: 'text',
        lang: article.language,
        onpointerover: (event) => this.hover(event),
        onclick: (event) => this.press(event),
        onfocusin: (event) => this.focus(event),
        onkeydown: (event) => this.key(event),
      },
      this.pieces(),
    );
    this.stops = [...this.text.querySelectorAll('[tabindex]')];
    if (this.stops.length) this.stops[0].tabIndex = 0;
    this.summary();
    this.root = el('div', { class: 'article' }, el('div', {}, this.chips(), this.text), this.side);
  }

  // The text cut wherever a mention begins or ends; a piece in several mentions shows the shortest.
  pieces() {
    const cuts = [...new Set(this.spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
    const opening = byStart(this.spans);
    let open = [];
    let last = 0;
    const found = [];
    for (const cut of [...cuts, Infinity]) {
      if (cut > last) found.push(this.piece(last, cut, open));
      open = [...open.filter(({ end }) => end > cut), ...(opening.get(cut) ?? [])];
      last = cut;
    }
    return found;
  }

  piece(start, end, open) {
    const text = this.data.cut(this.article.article_id, start, end === Infinity ? undefined : end);
    if (!open.length) return text;
    const marks = open.filter(({ table }) => table !== 'issue').sort((a, b) => a.end - a.start - (b.end - b.start));
    const doubtful = open.some(({ table }) => table === 'issue');
    const begins = open.some((span) => span.start === start);
    const piece = el(
      'span',
      {
        class: `${marks.length ? `m ${marks[0].table}` : ''} ${doubtful ? 'i' : ''}`,
        tabindex: begins ? -1 : null,
        role: begins ? 'button' : null,
      },
      text,
    );
    piece.spans = [...marks, ...open.filter(({ table }) => table === 'issue')];
    return piece;
  }

  chips() {
    const counts = MENTION_TABLES.map((table) => [
      table,
      this.mentions.filter((mention) => mention.table === table).length,
    ]);
    return el(
      'div',
      { class: 'chips', role: 'group', 'aria-label': 'Marks shown' },
      counts
        .filter(([, count]) => count)
        .map(([table, count]) => {
          const chip = el(
            'button',
            {
              type: 'button',
              class: table,
              'aria-pressed': 'true',
              onclick: () => {
                const on = chip.getAttribute('aria-pressed') !== 'true';
                chip.setAttribute('aria-pressed', on);
                for (const piece of this.text.querySelectorAll(`.m.${table}`)) piece.classList.toggle('off', !on);
              },
            },
            `${table} ${count}`,
          );
          return chip;
        }),
    );
  }

  summary() {
    const listed = this.issues.map((row) =>
      el(
        'li',
        {},
        el('span', { class: `severity ${row.severity}` }, words(row.code)),
        ' ',
        row.start === null
          ? row.detail
          : el('a', { href: evidenceAddress(row.article_id, 'issue', row.start) }, row.detail),
      ),
    );
    this.side.replaceChildren(
      el(
        'p',
        {},
        'Point at a mark, tap it, or press ',
        el('kbd', {}, 'Tab'),
        ' and then ',
        el('kbd', {}, '←'),
        ' ',
        el('kbd', {}, '→'),
        ' to go from one to the next.',
      ),
      listed.length ? el('h3', {}, 'Issues of this article') : '',
      listed.length ? el('ul', {}, listed) : '',
    );
  }

  go(at) {
    const [table, start] = (at ?? '').split(':');
    const target =
      at &&
      [...this.text.children].find((piece) =>
        piece.spans?.some((span) => span.table === table && span.start === Number(start)),
      );
    if (!target) return;
    this.tell(target, true);
    target.scrollIntoView({ block: matchMedia(SHEET).matches ? 'start' : 'center' });
    target.focus({ preventScroll: true });
  }

  hover(event) {
    const piece = event.target.closest('.m, .i');
    if (piece && event.pointerType === 'mouse' && !piece.classList.contains('off') && !this.pinned)
      this.tell(piece, false);
  }

  press(event) {
    const piece = event.target.closest('.m, .i');
    this.pinned = Boolean(piece) && !piece.classList.contains('off');
    if (this.pinned) this.tell(piece, true);
    else this.close();
  }

  focus(event) {
    if (event.target.spans) this.tell(event.target, true);
  }

  key(event) {
    const at = this.stops.indexOf(event.target);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: this.stops.length - 1 }[event.key];
    if (event.key === 'Escape') this.close();
    if (next === undefined || !this.stops[next]) return;
    event.preventDefault();
    this.stops[at].tabIndex = -1;
    this.stops[next].tabIndex = 0;
    this.stops[next].focus();
  }

  close() {
    this.pinned = false;
    this.side.classList.remove('open');
    for (const piece of this.text.querySelectorAll('.on')) piece.classList.remove('on');
    this.summary();
  }

  tell(piece, open) {
    for (const other of this.text.querySelectorAll('.on')) other.classList.remove('on');
    for (const other of this.text.children) if (other.spans?.includes(piece.spans[0])) other.classList.add('on');
    const close = el(
      'button',
      { type: 'button', class: 'close', 'aria-label': 'Close', onclick: () => this.close() },
      '✕',
    );
    this.side.replaceChildren(close, ...piece.spans.map((span) => mentionCard(this.data, span)));
    this.side.classList.toggle('open', open || this.side.classList.contains('open'));
    const covered = open && piece.getBoundingClientRect().bottom > this.side.getBoundingClientRect().top;
    if (covered && matchMedia(SHEET).matches) piece.scrollIntoView({ block: 'start' });
  }
}

function byStart(spans) {
  const groups = new Map();
  for (const span of spans) groups.set(span.start, [...(groups.get(span.start) ?? []), span]);
  return groups;
}
