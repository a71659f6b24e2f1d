/** How far a long work has come, told when it shows: not at every page. */
export class Progress {
  private done = 0;
  private total = 0;
  private told = 0;

  constructor(private readonly onChange: () => void) {}

  get view(): { readonly done: number; readonly total: number } {
    return { done: Math.min(this.done, this.total), total: this.total };
  }

  start(total: number): void {
    this.total = total;
    this.done = this.told = 0;
    this.onChange();
  }

  did(more: number): void {
    this.done += more;
    const percent = Math.floor((this.done / this.total) * 100);
    if (percent === this.told) return;
    this.told = percent;
    this.onChange();
  }
}
