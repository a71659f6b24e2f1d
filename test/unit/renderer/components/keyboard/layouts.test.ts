import { describe, expect, it } from 'vitest';
import {
  digitOf,
  hasModifier,
  matches,
  type Pressed,
} from '../../../../../renderer/components/keyboard/shortcutKeys';
import {
  layouts,
  namedPresses,
  padPresses,
  pressesOf,
  unlockedPad,
  type LayoutName,
} from '../../../../support/layouts';
import { registeredKeys } from '../../../../support/registeredKeys';

const registered = registeredKeys();
const frame = ['app/Frame.tsx', 'app/Rail.tsx', 'app/useUndoing.ts', 'app/Undo.tsx'];
const room = [
  'screens/console/ConsolePage.tsx',
  'screens/console/useRoomKeys.ts',
  'screens/console/AttendanceSection.tsx',
  'screens/console/ProposalsSection.tsx',
  'screens/console/DecisionForm.tsx',
  'screens/console/DecisionSection.tsx',
  'components/papers/SaveReport.tsx',
];
/** After the last case: in the console's panel, and on the page of a meeting that is over. */
const afterLastCase = [
  'components/meeting/AttendanceRecord.tsx',
  'components/meeting/PostponedMoves.tsx',
  'components/papers/MeetingDocuments.tsx',
];
/** Of a list of the console's drawers, beside those that are registered: `ChoiceGrid` takes them itself. */
const inDrawer = ['1', '2', '3', '4', 'r', 'Delete', 'Space'];

/** What works at the same time: the files that register it, and the keys that a control takes by itself. */
const contexts: Readonly<Record<string, { files: readonly string[]; own?: readonly string[] }>> = {
  'the first start': { files: ['screens/start/Doors.tsx'] },
  'the recovery key': { files: ['components/keysAndRegion/RecoveryKeySheet.tsx'] },
  agenda: { files: [...frame, 'screens/agenda/AgendaScreen.tsx', 'screens/agenda/NextMeeting.tsx'] },
  meeting: {
    files: [
      ...frame,
      'screens/meeting/AddCases.tsx',
      'screens/meeting/CaseTable.tsx',
      'screens/meeting/MeetingHeader.tsx',
      'screens/meeting/Participants.tsx',
      'screens/meeting/Readiness.tsx',
      'components/intake/FileWays.tsx',
      ...afterLastCase,
    ],
    own: ['Alt+ArrowUp', 'Alt+ArrowDown', 'Delete', 'Enter'],
  },
  'import of cases': { files: [...frame, 'screens/intake/LineReview.tsx'] },
  'case file': {
    files: [
      ...frame,
      'screens/case/CaseHeader.tsx',
      'screens/case/CasePage.tsx',
      'components/files/AttachButton.tsx',
    ],
  },
  report: { files: [...frame, 'screens/report/ReportScreen.tsx'] },
  'À trancher': { files: [...frame, 'screens/inbox/Conflicts.tsx'] },
  people: { files: [...frame, 'screens/people/PeopleScreen.tsx'] },
  console: { files: [...frame, ...room], own: inDrawer },
  projection: {
    files: ['screens/console/Projection.tsx', 'screens/console/useRoomKeys.ts'],
    own: ['Escape'],
  },
  pictures: { files: ['components/files/ViewerKeys.tsx', 'screens/console/BlackHere.tsx'], own: ['Escape'] },
  'cases that follow a guideline': {
    files: ['screens/console/BatchPanel.tsx'],
    own: ['Escape', 'Space', 'Enter', 'ArrowUp', 'ArrowDown'],
  },
  closing: { files: ['screens/console/ClosePanel.tsx', ...afterLastCase], own: ['Escape'] },
  signature: { files: ['components/meeting/SignaturePanel.tsx'], own: ['Escape'] },
  'phones, closed': { files: ['screens/console/PhonesPanel.tsx'], own: ['Escape'] },
  'phones, open': { files: ['screens/console/BallotSection.tsx'], own: ['Escape'] },
  'panel with a form': { files: ['components/layout/FormPanel.tsx', 'components/layout/Layer.tsx'] },
  'panel of a person': { files: ['components/people/AddPersonPanel.tsx'], own: ['Escape'] },
  'panel of a new case': { files: ['screens/meeting/TypeCasePanel.tsx'], own: ['Escape'] },
  'panel of the opening': { files: ['screens/meeting/OpenMeetingPanel.tsx'], own: ['Escape'] },
};

const keysIn = ({ files, own = [] }: (typeof contexts)[string]): string[] => [
  ...new Set([...registered.filter(({ file }) => files.includes(file)).map(({ keys }) => keys), ...own]),
];

/** Every press of a layout: each key, alone and with Shift, with nothing more, Ctrl, or Alt. */
const allPresses = (name: LayoutName): Pressed[] => {
  const each = [...pressesOf(name), { ...space }, ...namedPresses, ...padPresses, ...unlockedPad];
  return each.flatMap((one) => [one, { ...one, ctrlKey: true }, { ...one, altKey: true }]);
};
const space: Pressed = {
  key: ' ',
  code: 'Space',
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
};

/** What browsers and systems keep to themselves, or use where a page may not count on it. */
const notOurs: Readonly<Record<string, RegExp>> = {
  'a browser opens and closes windows and tabs': /^Ctrl\+(Shift\+)?[NTW]$/i,
  'a browser goes from tab to tab': /^Ctrl\+(Shift\+)?(Tab|Page(Up|Down)|\d)$/,
  'the system closes and changes windows': /^(Alt\+(F4|Tab|Space|Escape)|Ctrl\+Alt\+.*)$/,
  'a browser reloads, or opens its tools': /^(F5|F12|Ctrl\+(Shift\+)?R|Ctrl\+Shift\+[CIJ])$/,
  'full screen, the caret, the menu': /^(F7|F10|F11)$/,
  'Alt opens menus, and Option writes another sign on a Mac': /^Alt\+[a-zA-Z]$/,
  'a browser goes back and forth': /^Alt\+(ArrowLeft|ArrowRight|Home)$/,
};

describe('the keys of the product', () => {
  it('each works somewhere that is listed here', () => {
    const listed = new Set(Object.values(contexts).flatMap(({ files }) => files));
    expect([...new Set(registered.map(({ file }) => file))].filter((file) => !listed.has(file))).toEqual([]);
    expect([...listed].filter((file) => !registered.some((one) => one.file === file))).toEqual([]);
  });

  it('are none that a browser, Electron or the system takes', () => {
    const taken = registered.flatMap(({ keys }) =>
      Object.entries(notOurs).flatMap(([why, which]) => (which.test(keys) ? [`${keys}: ${why}`] : [])),
    );
    expect(taken).toEqual([]);
  });
});

describe.each(Object.keys(layouts) as LayoutName[])('on %s', (name) => {
  const presses = allPresses(name);

  it.each(Object.entries(contexts))('%s: each key is there, and means one thing', (_where, context) => {
    const keys = keysIn(context);
    const lost = keys.filter((one) => !presses.some((pressed) => matches(one, pressed)));
    expect(lost, 'cannot be pressed').toEqual([]);
    const doubtful = presses.flatMap((pressed) => {
      const meant = keys.filter((one) => matches(one, pressed));
      return meant.length > 1 ? [`${pressed.key} (${pressed.code}): ${meant.join(', ')}`] : [];
    });
    expect(doubtful).toEqual([]);
  });

  it('a letter or a digit alone asks for no other key to be held', () => {
    const lone = registered.filter(({ keys }) => /^[a-z0-9]$/.test(keys) && !hasModifier(keys));
    const held = lone.filter(
      ({ keys }) => !pressesOf(name).some((pressed) => !pressed.shiftKey && matches(keys, pressed)),
    );
    expect(held).toEqual([]);
  });

  it('digits are read in the row, plain or written with Shift, and on the pad', () => {
    for (let digit = 0; digit <= 9; digit++) {
      const meaning = [...pressesOf(name), ...padPresses].filter((pressed) => digitOf(pressed) === digit);
      const codes = [...new Set(meaning.map(({ code }) => code))].sort();
      expect(codes).toEqual([`Digit${digit}`, `Numpad${digit}`]);
      const written = pressesOf(name).find(({ key }) => key === String(digit));
      expect(written && digitOf(written)).toBe(digit);
    }
  });
});

it('the pad without its lock moves, and chooses nothing', () => {
  expect(unlockedPad.map((pressed) => digitOf(pressed)).filter((digit) => digit !== undefined)).toEqual([]);
  const end = unlockedPad.find(({ key }) => key === 'End');
  expect(end && matches('1', end)).toBe(false);
});

it('Alt with the pad writes a sign, as Windows has it: it leads to no other screen', () => {
  const pad = padPresses.map((pressed) => ({ ...pressed, altKey: true }));
  expect(pad.filter((pressed) => ['1', '2', '3'].some((key) => matches(`Alt+${key}`, pressed)))).toEqual([]);
});
