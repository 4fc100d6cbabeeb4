// Stands for the native dialogs when a person uses the application in a browser.

/** Shows a file picker; resolves to the chosen files, or to none when the person cancels. */
export function askFiles(question: { title: string; multiple: boolean; accept: string }): Promise<File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = question.multiple;
  input.accept = question.accept;
  input.ariaLabel = question.title;
  return show<File[]>(question.title, '', [input], (close) => {
    input.addEventListener('change', () => close([...(input.files ?? [])]));
    return [{ label: 'Cancel', value: [] }];
  }).then((files) => files ?? []);
}

/** Shows a message with buttons; resolves to the chosen button's number, or to null when the person closes it. */
export function askButton(question: {
  text: string;
  detail: string;
  buttons: readonly string[];
}): Promise<number | null> {
  return show<number>(question.text, question.detail, [], () =>
    question.buttons.map((label, index) => ({ label, value: index })),
  );
}

function show<Value>(
  title: string,
  detail: string,
  content: HTMLElement[],
  toButtons: (close: (value: Value) => void) => { label: string; value: Value }[],
): Promise<Value | null> {
  return new Promise((resolve) => {
    const box = document.createElement('dialog');
    const close = (value: Value | null) => {
      resolve(value);
      box.close();
      box.remove();
    };
    const heading = document.createElement('h2');
    heading.textContent = title;
    const text = document.createElement('p');
    text.textContent = detail;
    const buttons = toButtons(close).map(({ label, value }) => {
      const button = document.createElement('button');
      button.textContent = label;
      button.addEventListener('click', () => close(value));
      return button;
    });
    box.append(heading, text, ...content, ...buttons);
    box.addEventListener('cancel', () => close(null));
    document.body.append(box);
    box.showModal();
  });
}
