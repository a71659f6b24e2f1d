/** « Chirurgie première… »: enough to know it again. */
const shortened = (text: string, most = 48): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
};
export const quoted = (text: string): string => `«\u00a0${shortened(text)}\u00a0»`;
