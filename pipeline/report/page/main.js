// The page: which view the address asks for, colours, keys.

const VIEWS = {
  facts: factsView,
  articles: articlesView,
  zones: zonesView,
  issues: issuesView,
  charts: chartsView,
  timeline: timelineView,
  map: mapView,
};
const THEMES = ['auto', 'light', 'dark'];

function remembered(theme) {
  try {
    if (theme) localStorage.setItem('zonefacts-theme', theme);
    return localStorage.getItem('zonefacts-theme');
  } catch {
    return null;
  }
}

function setTheme(theme) {
  if (theme === 'auto') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.dataset.theme = theme;
  find('#theme-name').textContent = theme;
}

function show(data) {
  const { view, argument, query } = route();
  const overview = view === 'overview' || !(view in VIEWS || view === 'article');
  find('#overview').hidden = !overview;
  find('#view').hidden = overview;
  if (!overview)
    find('#view').replaceChildren(
      ...(view === 'article' ? articleView(data, argument, query) : VIEWS[view](data, query)),
    );
  const current = { article: 'articles' }[view] ?? (overview ? '' : view);
  for (const item of document.querySelectorAll('.bar nav a')) {
    const here = item.getAttribute('href') === `#/${current}`;
    if (here) item.setAttribute('aria-current', 'page');
    else item.removeAttribute('aria-current');
    if (here) item.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
  const title = overview ? '' : find('#view h1').textContent;
  document.title = title ? `${title} – zonefacts report` : 'zonefacts report';
}

async function start() {
  let theme = THEMES.includes(remembered()) ? remembered() : 'auto';
  setTheme(theme);
  find('#theme').addEventListener('click', () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    remembered(theme);
    setTheme(theme);
  });
  find('.skip').addEventListener('click', (event) => {
    event.preventDefault();
    find('main').focus();
  });
  const data = new Data(await unpacked(find('#payload').textContent));
  tips();
  addEventListener('hashchange', () => {
    show(data);
    if (!route().query.has('at')) scrollTo(0, 0);
  });
  addEventListener('keydown', (event) => {
    const typing = event.target.matches?.('input, select, textarea');
    const box = find('#view:not([hidden]) input[type="search"]');
    if (event.key === '/' && !typing && box) {
      event.preventDefault();
      box.focus();
    }
  });
  show(data);
  document.documentElement.dataset.ready = 'yes';
}

start().catch((error) => {
  find('main').prepend(
    el('p', { class: 'note' }, `This browser cannot show the rest of the report: ${error.message}`),
  );
});
