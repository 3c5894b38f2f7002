// Drawings made beforehand: put on the page, with their marks' words as tips.

function chartsView(data, query) {
  const tables = [
    ['areas', 'Areas by zone'],
    ['money', 'Money by zone'],
  ];
  return [
    el('h1', {}, 'Areas and money'),
    el(
      'p',
      { class: 'quiet lead-in' },
      'Each dot is one stated value and leads to its sentence. ',
      el('span', { class: 'key full' }),
      ' stated as a fact, ',
      el('span', { class: 'key' }),
      ' planned. Foreign sums are converted to yuan.',
    ),
    el(
      'div',
      { class: 'pair' },
      tables.map(([table, title]) =>
        chartPanel(
          data.drawings.charts.filter((chart) => chart.table === table),
          table,
          title,
          query,
        ),
      ),
    ),
  ];
}

function chartPanel(charts, table, title, query) {
  if (!charts.length)
    return el(
      'section',
      { class: 'panel' },
      el('h2', {}, title),
      el('p', { class: 'quiet' }, 'No figure of a zone.'),
    );
  const holder = el('div');
  const note = el('p', { class: 'quiet' });
  const show = (indicator) => {
    const chart = charts.find((candidate) => candidate.indicator === indicator) ?? charts[0];
    holder.replaceChildren(...bothSizes(chart, `${title}: ${words(chart.indicator)}`));
    note.replaceChildren(
      chart.shown < chart.zones
        ? `The ${chart.shown} largest of ${chart.zones} zones. `
        : `${chart.zones} zone${chart.zones > 1 ? 's' : ''}. `,
      el(
        'a',
        { href: address('facts', '', { indicator: chart.indicator, label: 'ZONE', table, sort: '-value' }) },
        'All values',
      ),
    );
    choice.value = chart.indicator;
  };
  const choice = el(
    'select',
    {
      'aria-label': `Indicator of ${table}`,
      onchange: () => {
        query.set(table, choice.value);
        history.replaceState(null, '', address('charts', '', Object.fromEntries(query)));
        show(choice.value);
      },
    },
    charts.map((chart) => el('option', { value: chart.indicator }, `${words(chart.indicator)} (${chart.zones})`)),
  );
  show(query.get(table));
  return el('section', { class: 'panel' }, el('div', { class: 'head' }, el('h2', {}, title), choice), holder, note);
}

const bothSizes = (drawn, label) =>
  ['wide', 'narrow'].map((size) => el('div', { class: `drawing ${size}` }, drawing(drawn[size], label)));

function wholeDrawing(drawn, title, words, name) {
  if (!drawn.wide) return [el('h1', {}, title), el('p', {}, 'Nothing to draw.')];
  return [
    el('h1', {}, title),
    el('p', { class: 'quiet lead-in' }, words),
    el('section', { class: `panel ${name}` }, bothSizes(drawn, title)),
  ];
}

function timelineView(data) {
  const { timeline } = data.drawings;
  const some =
    timeline.shown < timeline.zones
      ? `The ${timeline.shown} zones with the most dated events, of ${timeline.zones}`
      : `${timeline.zones} zones`;
  const early = timeline.early ? ` Earlier than ${timeline.first}, at the left edge: ${timeline.early}.` : '';
  return wholeDrawing(
    timeline,
    'Timeline of zones',
    `${some}, by their first one. Each mark leads to its sentence.${early}`,
    'timeline',
  );
}

function mapView(data) {
  const { map } = data.drawings;
  const beyond = map.beyond.length ? ` Beyond the frame: ${map.beyond.join('; ')}.` : '';
  return wholeDrawing(
    map,
    'Map of zones',
    `${map.shown} of ${map.zones} zones, often at the coordinates of their city. A circle stands for all zones of a spot ` +
      `and leads to them.${beyond}`,
    'map',
  );
}

const markOf = (target) => target?.closest?.('.drawing a');

function placeTip(mark) {
  const tip = find('#tip');
  const label = mark && find('[aria-label]', mark);
  tip.hidden = !label;
  if (!label) return;
  tip.textContent = label.getAttribute('aria-label');
  const box = mark.getBoundingClientRect();
  const middle = box.left + box.width / 2 - tip.offsetWidth / 2;
  const above = box.top - tip.offsetHeight - 8;
  tip.style.left = `${Math.min(Math.max(8, middle), innerWidth - tip.offsetWidth - 8)}px`;
  tip.style.top = `${above > 60 ? above : box.bottom + 8}px`;
}

function tips() {
  for (const name of ['pointerover', 'focusin']) {
    document.addEventListener(name, (event) => placeTip(markOf(event.target)));
  }
  addEventListener('hashchange', () => placeTip(null));
  addEventListener('scroll', () => placeTip(markOf(document.activeElement)), { passive: true });
}
