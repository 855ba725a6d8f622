/** A finding when an image has no tag, or one that moves by itself: the same file would give another system tomorrow. */
export function imageFinding(image: string): readonly string[] {
  const [, tag] = /:([^/:@]+)(?:@|$)/.exec(image) ?? [];
  if (image.includes('@sha256:') || (tag && tag !== 'latest')) return [];
  return [`the image "${image}" has ${tag ? 'a tag that moves' : 'no tag'}; name its version.`];
}
