'use strict';
// Reads its data from the page and writes no markup: content stays text.
(() => {
  const root = document.documentElement;
  const all = (selector) => [...document.querySelectorAll(selector)];
  root.classList.add('scripts');

  // The choice lives as long as the page: nothing is stored.
  const theme = document.getElementById('theme');
  const isDark = () => root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  const nameTheme = () => { theme.textContent = isDark() ? 'Light' : 'Dark'; };
  theme.addEventListener('click', () => { root.dataset.theme = isDark() ? 'light' : 'dark'; nameTheme(); });
  nameTheme();

  const copied = (button) => {
    button.textContent = 'copied';
    setTimeout(() => { button.textContent = 'copy'; }, 1500);
  };
  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };
  document.addEventListener('click', (event) => {
    const button = event.target.closest('button.copy');
    if (!button) return;
    const source = button.previousElementSibling;
    // Where the clipboard is not allowed, what is selected can be copied by hand.
    const write = navigator.clipboard ? navigator.clipboard.writeText(source.textContent) : Promise.reject();
    write.then(() => copied(button), () => select(source));
  });

  const openTarget = () => {
    const target = /^#s\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
    if (target) {
      target.hidden = false;
      target.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener('hashchange', openTarget);
  openTarget();

  let closed = [];
  addEventListener('beforeprint', () => {
    closed = all('details:not([open])');
    closed.forEach((one) => { one.open = true; });
  });
  addEventListener('afterprint', () => closed.forEach((one) => { one.open = false; }));

  const search = document.getElementById('search');
  if (!search) return;
  const secrets = all('details.secret');
  const items = [...secrets, ...all('li.item')];
  const texts = new Map(items.map((item) => [item, item.textContent.toLowerCase()]));
  const choices = all('select[data-filter]');
  const shown = document.getElementById('shown');
  const none = document.querySelector('p.none');
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (item) => words.every((word) => texts.get(item).includes(word))
      && choices.every((choice) => !choice.value || item.dataset[choice.dataset.filter].split(' ').includes(choice.value));
    items.forEach((item) => { item.hidden = !fits(item); });
    const count = items.filter((item) => !item.hidden).length;
    const isFiltered = words.length > 0 || choices.some((choice) => choice.value);
    shown.textContent = isFiltered ? `${count} of ${items.length}` : '';
    if (none) none.hidden = secrets.some((one) => !one.hidden);
  };
  search.addEventListener('input', filter);
  choices.forEach((choice) => choice.addEventListener('change', filter));
  search.form.addEventListener('submit', (event) => event.preventDefault());
  // A browser keeps what was typed when it loads the page again.
  filter();

  const toggle = document.getElementById('toggle-all');
  toggle.addEventListener('click', () => {
    const open = toggle.textContent === 'Open all';
    secrets.forEach((one) => { one.open = open; });
    toggle.textContent = open ? 'Close all' : 'Open all';
  });

  addEventListener('keydown', (event) => {
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest('input, select, textarea')) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === 'Escape' && event.target === search) {
      search.value = '';
      filter();
    }
  });
})();
