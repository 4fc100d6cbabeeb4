import type { ShapedRun } from '../text/shaped-run.ts';

/** Red, green and blue, each from 0 to 1. */
export type Color = readonly [number, number, number];

/** Left, bottom, right, top, in points. */
export type Rect = readonly [number, number, number, number];

export type TextItem = {
  readonly kind: 'text';
  readonly run: ShapedRun;
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly size: number;
  readonly color: Color;
  /** Drawn with thicker strokes, in place of a bold face that there isn't. */
  readonly thicken?: boolean;
};
export type LineItem = {
  readonly kind: 'line';
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly thickness: number;
  readonly color: Color;
};
export type BoxItem = { readonly kind: 'box'; readonly rect: Rect; readonly fill: Color };
export type PageItem = TextItem | LineItem | BoxItem;

/** A place on a page that leads to another page. The page's drawing doesn't hold it: an annotation has to be added for it. */
export type OwnLink = {
  readonly rect: Rect;
  /** Physical page of the packet, 1-based. */
  readonly targetPage: number;
  /** The volume that the page is in, when the packet is divided. */
  readonly targetVolume?: number;
  /** It is in another volume than this: named in print, and no link. */
  readonly isElsewhere?: boolean;
  readonly purpose: 'citation' | 'index' | 'back';
  /** What screen readers say and viewers show as a hint, e.g. `Exhibit B, page 9`. */
  readonly description: string;
  /** Present on citations of the letter and the plan. */
  readonly citation?: {
    readonly evidenceId: string;
    /** Cited page of the source file, 1-based; null for the whole exhibit. */
    readonly page: number | null;
    /** The exhibit's label. */
    readonly exhibit: string;
    /** 0 for the first rectangle of this citation; 1, 2… where it goes on in the next line, maybe on the next page. */
    readonly part: number;
  };
};

/** One page of our own, laid out. Points; y grows upwards from the bottom-left corner. */
export type OwnPage = {
  readonly width: number;
  readonly height: number;
  readonly items: readonly PageItem[];
  readonly links: readonly OwnLink[];
};

/**
 * Where an exhibit stands in the packet. Physical pages, 1-based; first and last are pages of the evidence itself, or of the
 * sheet where it is a separate file.
 */
export type ExhibitPlacement = {
  readonly label: string;
  readonly evidenceId: string;
  /** First page of the sheet in front of it; null in a packet without such sheets. */
  readonly separatorPage: number | null;
  readonly firstPage: number;
  readonly lastPage: number;
  /** The volume that its pages are counted in; absent when the packet is one file. */
  readonly volume?: number;
};

/** Characters that no font of the packet has; they are drawn as boxes. */
export type MissingCharacters = {
  /** `letter`, `plan/rootCause` (`plan/2` for a part with another heading), `evidence/<id>` or `title`. */
  readonly where: string;
  readonly characters: readonly string[];
};

/** Everything in the packet that isn't evidence, in packet order: letter, plan, index, then each exhibit behind its separator. */
export type FrontMatter = {
  /** The first page of a volume; none when the packet is one file. */
  readonly cover: readonly OwnPage[];
  readonly letter: readonly OwnPage[];
  readonly plan: readonly OwnPage[];
  readonly index: readonly OwnPage[];
  /** One list per exhibit, in order; usually one page, more when the facts are long. */
  readonly separators: readonly (readonly OwnPage[])[];
  readonly totalPages: number;
  readonly placement: readonly ExhibitPlacement[];
  readonly missingCharacters: readonly MissingCharacters[];
};
