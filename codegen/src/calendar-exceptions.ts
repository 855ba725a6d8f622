import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { GeneratedFiles } from './repository.js';

const FIRST_YEAR = '2018';
type Days = Readonly<Record<string, string>>;

/**
 * `subgraphs/kit/seeds/calendar-exceptions.json`: days on which the plain week does not tell whether people work, from
 * the State Council's notices as the package chinese-days (MIT) collects them.
 */
export function calendarExceptions(): GeneratedFiles {
  const { holidays, workdays } = chineseDays as unknown as { holidays: Days; workdays: Days };
  const weekend = (day: string): boolean => [0, 6].includes(new Date(day).getUTCDay());
  const entries = [
    ...Object.entries(holidays)
      .filter(([day]) => !weekend(day))
      .map(([day, title]) => ({ day, working: false, name: chineseName(title) })),
    ...Object.entries(workdays)
      .filter(([day]) => weekend(day))
      .map(([day, title]) => ({ day, working: true, name: `${chineseName(title)}调休上班` })),
  ];
  const rows = entries.filter(({ day }) => day >= FIRST_YEAR).sort((a, b) => a.day.localeCompare(b.day));
  return new Map([
    [
      'subgraphs/kit/seeds/calendar-exceptions.json',
      `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`,
    ],
  ]);
}

/** `New Year's Day,元旦,1` → `元旦`. */
function chineseName(title: string): string {
  return title.split(',')[1] ?? title;
}
