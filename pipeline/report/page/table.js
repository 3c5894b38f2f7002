// A table that is searched, filtered and sorted; its state is the query of the address. On a phone its rows are cards.

const PAGE = 100;

/* columns: { key, label, sort(i), cell(i), kind } in order; filters: { key, label, options | type, test(i, value) };
   search(i): the text that the search box looks in; hidden: keys of the query that are shown as removable tags. */
class Table {
  constructor({ view, rows, columns, filters, search, hidden = [], query }) {
    Object.assign(this, { view, rows, columns, filters, search, hidden, shown: PAGE });
    this.query = Object.fromEntries(query);
    this.haystack = new Map();
    this.root = el('div', {}, this.controls(), this.tags());
    this.state = el('div', { class: 'status' }, el('span', { role: 'status' }));
    this.body = el('tbody');
    this.head = el('tr');
    this.sheet = el('table', { class: 'sheet' }, el('thead', {}, this.head), this.body);
    this.more = el('div', { class: 'more' });
    this.root.append(this.state, this.sheet, this.more);
    this.update(false);
  }

  controls() {
    const later = debounced((key, value) => this.set(key, value), 120);
    const box = el('input', {
      type: 'search',
      name: 'q',
      value: this.query.q,
      placeholder: 'words to find',
      oninput: (event) => later('q', event.target.value),
    });
    const asked = this.filters.map((filter) => el('label', {}, filter.label, this.control(filter, later)));
    const order = el(
      'select',
      { name: 'sort', onchange: (event) => this.set('sort', event.target.value) },
      el('option', { value: '' }, 'as listed'),
      this.columns
        .filter((column) => column.sort)
        .flatMap(({ key, label }) => [
          el('option', { value: key }, `${label}, rising`),
          el('option', { value: `-${key}` }, `${label}, falling`),
        ]),
    );
    order.value = this.query.sort ?? '';
    this.order = order;
    const unfold = el(
      'button',
      {
        type: 'button',
        class: 'unfold',
        'aria-expanded': 'false',
        onclick: () => {
          unfold.setAttribute('aria-expanded', form.classList.toggle('open'));
        },
      },
      'Filters',
    );
    const form = el(
      'form',
      { class: 'filters', role: 'search', onsubmit: (event) => event.preventDefault() },
      el('label', { class: 'search' }, 'Search', box),
      unfold,
      asked,
      el('label', { class: 'sort' }, 'Sort by', order),
    );
    return form;
  }

  control(filter, later) {
    if (!filter.options) {
      const { key, type = 'number', step, min, max } = filter;
      return el('input', {
        type,
        name: key,
        step,
        min,
        max,
        value: this.query[key],
        oninput: (event) => later(key, event.target.value),
      });
    }
    const options = filter.options.map((option) => el('option', { value: option }, words(option)));
    const select = el(
      'select',
      { name: filter.key, onchange: (event) => this.set(filter.key, event.target.value) },
      el('option', { value: '' }, 'all'),
      options,
    );
    select.value = this.query[filter.key] ?? '';
    return select;
  }

  tags() {
    return el(
      'div',
      { class: 'chips' },
      this.hidden
        .filter(({ key }) => this.query[key])
        .map(({ key, name }) => {
          const tag = el(
            'button',
            {
              type: 'button',
              onclick: () => {
                tag.remove();
                this.set(key, '');
              },
            },
            `${name(this.query[key])} ✕`,
          );
          return tag;
        }),
    );
  }

  set(key, value) {
    this.query[key] = value;
    this.shown = PAGE;
    this.update(true);
  }

  matching() {
    const tests = [...this.filters, ...this.hidden]
      .filter(({ key }) => this.query[key])
      .map(
        ({ key, test }) =>
          (index) =>
            test(index, this.query[key]),
      );
    const sought = (this.query.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    return this.rows.filter(
      (index) => tests.every((test) => test(index)) && (!sought.length || this.contains(index, sought)),
    );
  }

  contains(index, sought) {
    if (!this.haystack.has(index)) this.haystack.set(index, this.search(index).toLowerCase());
    return sought.every((word) => this.haystack.get(index).includes(word));
  }

  sorted(rows) {
    const key = (this.query.sort ?? '').replace(/^-/, '');
    const column = this.columns.find((candidate) => candidate.key === key && candidate.sort);
    if (!column) return rows;
    const falling = this.query.sort.startsWith('-') ? -1 : 1;
    const keyed = rows.map((index) => [column.sort(index), index]);
    const none = (value) => value === null || value === undefined || value === '';
    keyed.sort(([a, i], [b, j]) => {
      if (none(a) || none(b)) return none(a) - none(b) || i - j;
      const order = typeof a === 'number' ? a - b : a.localeCompare(b, 'en');
      return falling * order || i - j;
    });
    return keyed.map(([, index]) => index);
  }

  update(remember) {
    this.found = this.sorted(this.matching());
    const all = this.rows.length;
    find('span', this.state).textContent =
      this.found.length === all ? `${grouped(all)} rows` : `${grouped(this.found.length)} of ${grouped(all)} rows`;
    this.order.value = this.query.sort ?? '';
    this.head.replaceChildren(...this.columns.map((column) => this.header(column)));
    this.fill();
    if (remember) history.replaceState(null, '', address(this.view, '', this.query));
  }

  header({ key, label, kind, sort }) {
    if (!sort) return el('th', { scope: 'col', class: `col-${key}` }, el('span', {}, label));
    const now = this.query.sort ?? '';
    const falling = now === `-${key}`;
    const order = now === key ? 'ascending' : falling ? 'descending' : null;
    const sign = order ? (falling ? ' ▼' : ' ▲') : '';
    const next = now === key ? `-${key}` : falling ? '' : key;
    const press = () => {
      this.set('sort', next);
      find(`.col-${key} button`, this.head).focus();
    };
    return el(
      'th',
      { scope: 'col', class: `col-${key} ${kind?.includes('number') ? 'number' : ''}`, 'aria-sort': order },
      el('button', { type: 'button', onclick: press }, label + sign),
    );
  }

  fill() {
    const some = this.found.slice(0, this.shown);
    this.body.replaceChildren(
      ...some.map((index) =>
        el(
          'tr',
          {},
          this.columns.map(({ key, label, kind, cell }) =>
            el('td', { class: `col-${key} ${kind ?? ''}`, 'data-label': label }, filled(cell(index))),
          ),
        ),
      ),
    );
    const rest = this.found.length - some.length;
    const again = () => {
      this.shown += 5 * PAGE;
      this.fill();
    };
    this.more.replaceChildren(
      ...(rest > 0 ? [el('button', { type: 'button', onclick: again }, `Show more (${grouped(rest)} left)`)] : []),
    );
    if (!some.length) this.more.replaceChildren(el('p', { class: 'empty' }, 'Nothing matches.'));
  }
}

const filled = (content) => ([content].flat(3).some((part) => part !== '') ? el('div', {}, content) : '');
const distinct = (cells) =>
  [...new Set(cells)].filter((cell) => cell !== null && cell !== '').sort((a, b) => a.localeCompare(b, 'en'));
const indices = (count) => Array.from({ length: count }, (_, index) => index);
