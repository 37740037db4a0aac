type Props = { scene: string; alt: string; figures: string[] };

// The picture's box is 640 × 360; a figure's is 200 × 240 and stands on its lower edge.
const figureWidth = 210;
const figureHeight = 252;
const places: Record<number, number[]> = { 1: [215], 2: [70, 360], 3: [8, 215, 422] };
/** In front of the big phone of a chat, people stand at its sides. */
const besideThePhone: Record<number, number[]> = { 1: [24], 2: [16, 414], 3: [8, 215, 422] };

/** Places where nobody wears the school's clothes. */
const offDuty = ['home', 'evening', 'dorm', 'party', 'yard'];

/** One picture of the story, drawn from the symbols of the page's sprite. */
export function Stage({ scene, alt, figures }: Props) {
  const at = (scene === 'chat' ? besideThePhone : places)[figures.length] ?? [];
  return (
    <svg
      class={offDuty.includes(scene) ? 'stage off-duty' : 'stage'}
      viewBox="0 0 640 360"
      role="img"
      aria-label={alt}
    >
      <use href={`#scene-${scene}`} />
      {figures.map((figure, i) => (
        <use
          key={figure}
          class="stage-figure"
          href={`#${figure}`}
          x={at[i]}
          y={360 - figureHeight}
          width={figureWidth}
          height={figureHeight}
        />
      ))}
      <use href={`#front-${scene}`} />
    </svg>
  );
}
