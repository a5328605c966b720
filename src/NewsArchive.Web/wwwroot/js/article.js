// What the article page can do with a script. Without one its notes stand beside the ends of their quotes, "why" is a
// page, and the words to copy are there to be selected.

const text = document.querySelector('.text');

// Notes begin beside the first lines of their quotes; one that has no room there moves down below the one before it.
function placeNotes() {
  const notes = [...text.querySelectorAll('.note')];
  const beside = getComputedStyle(text).getPropertyValue('--notes') === 'beside';
  text.classList.toggle('placed', beside);
  if (!beside) {
    notes.forEach(note => note.style.removeProperty('top'));
    text.style.removeProperty('min-height');
    return;
  }
  // All is measured before anything is moved, so that the page is laid out once.
  const origin = text.getBoundingClientRect().top;
  const placed = notes
    .map(note => ({ note, wanted: firstLine(note) - origin - parseFloat(getComputedStyle(note).lineHeight) / 2, height: note.offsetHeight }))
    .sort((one, other) => one.wanted - other.wanted);
  let free = 0;
  for (const place of placed) {
    const top = Math.max(place.wanted, free);
    place.note.style.top = `${top.toFixed(1)}px`;
    free = top + place.height + 8;
  }
  text.style.minHeight = `${free.toFixed(1)}px`;
}

// The middle of the first line of a note's quote, in the window.
function firstLine(note) {
  const quote = note.matches('blockquote > .note')
    ? note.nextElementSibling
    : document.getElementById(decodeURIComponent(note.querySelector('.here').hash.slice(1))) ?? note.previousElementSibling;
  const words = document.createTreeWalker(quote, NodeFilter.SHOW_TEXT).nextNode();
  const range = document.createRange();
  range.setStart(words, 0);
  range.setEnd(words, 1);
  const line = range.getBoundingClientRect();
  return (line.top + line.bottom) / 2;
}

// Who points at a source, in the margin, the legend or the list, sees all its passages.
const sources = '.note, .legend > li, .jumps > li, .names > li, .strip > a';

function lightUp(event) {
  const source = event.target.closest?.(sources)?.dataset.source;
  for (const lit of document.querySelectorAll('.lit'))
    if (lit.dataset.source !== source) lit.classList.remove('lit');
  if (source)
    for (const same of document.querySelectorAll(`[data-source="${source}"]`)) same.classList.add('lit');
  document.querySelector('.strip')?.classList.toggle('some-lit', Boolean(source));
}

// "Why" opens the quote's card beside it; where that fails, it is the link that it is.
async function openCard(event) {
  const why = event.target.closest('a.why');
  if (!why || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !('popover' in why)) return;
  event.preventDefault();
  try {
    const answer = await fetch(why.href);
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    show(page.querySelector('.card'), why);
  } catch {
    location.href = why.href;
  }
}

function show(card, why) {
  card.popover = 'auto';
  card.tabIndex = -1;
  card.setAttribute('role', 'dialog');
  card.setAttribute('aria-label', 'Why this source');
  card.querySelector('.words').remove();
  addCopyButtons(card);
  document.querySelector('main').append(card);
  card.addEventListener('toggle', change => {
    if (change.newState === 'open') return;
    if (!document.activeElement || card.contains(document.activeElement) || document.activeElement === document.body) why.focus();
    card.remove();
  });
  card.showPopover();
  const beside = why.getBoundingClientRect();
  const below = beside.bottom + card.offsetHeight + 16 < innerHeight || beside.top < card.offsetHeight + 16;
  card.style.top = `${scrollY + (below ? beside.bottom + 8 : beside.top - card.offsetHeight - 8)}px`;
  card.style.left = `${scrollX + Math.max(8, Math.min(beside.left - 24, document.documentElement.clientWidth - card.offsetWidth - 8))}px`;
  card.focus();
}

function addCopyButtons(card) {
  const copies = card.querySelector('.copies');
  const row = document.createElement('p');
  row.className = 'copy-row';
  row.append('Copy as ');
  const said = document.createElement('span');
  said.setAttribute('role', 'status');
  for (const form of copies.querySelectorAll('details')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button plain small';
    button.textContent = form.querySelector('summary').textContent;
    button.addEventListener('click', async () => {
      said.textContent = await copy(form) ? `Copied as ${button.textContent}` : 'Select the text and copy it';
    });
    row.append(button, ' ');
  }
  row.append(said);
  copies.prepend(row);
  copies.classList.add('scripted');
}

async function copy(form) {
  const words = form.querySelector('textarea');
  try {
    // Only on https and on this machine itself; elsewhere the words are shown, selected.
    await navigator.clipboard.writeText(words.value);
    return true;
  } catch {
    form.open = true;
    form.classList.add('needed');
    words.focus();
    words.select();
    return false;
  }
}

// A browser that cannot look for the words of an address goes to its id.
if (location.hash.includes(':~:'))
  location.replace(location.hash.split(':~:')[0]);

if (text) {
  placeNotes();
  new ResizeObserver(placeNotes).observe(text);
  document.fonts.ready.then(placeNotes);
  document.querySelector('#lens')?.addEventListener('change', placeNotes);
  document.addEventListener('pointerover', lightUp);
  document.addEventListener('focusin', lightUp);
  document.addEventListener('click', openCard);
} else {
  document.querySelectorAll('.card').forEach(addCopyButtons);
}
