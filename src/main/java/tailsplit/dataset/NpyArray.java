package tailsplit.dataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * An array of numbers as NumPy writes it.
 *
 * @param shape row after row (C order)
 * @param type  NumPy's type without its byte order: {@code u1 u2 u4 u8 i1 i2 i4 i8 f2 f4 f8 b1}
 * @param data  little-endian
 */
public record NpyArray(int[] shape, String type, byte[] data) {
    /** 32-bit floats. */
    public static NpyArray of(float[] values, int... shape) {
        byte[] data = new byte[4 * values.length];
        ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
        return new NpyArray(shape, "f4", data);
    }

    /** 32-bit whole numbers. */
    public static NpyArray of(int[] values, int... shape) {
        byte[] data = new byte[4 * values.length];
        ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(values);
        return new NpyArray(shape, "i4", data);
    }

    /** 64-bit floats. */
    public static NpyArray of(double[] values, int... shape) {
        byte[] data = new byte[8 * values.length];
        ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().put(values);
        return new NpyArray(shape, "f8", data);
    }

    /** Numbers in the array. */
    public int size() {
        return data.length / bytesEach(type);
    }

    public boolean isWhole() {
        return type.charAt(0) != 'f';
    }

    public double get(int index) {
        ByteBuffer buffer = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        return switch (type) {
            case "u1", "b1" -> data[index] & 0xFF;
            case "i1" -> data[index];
            case "u2" -> buffer.getShort(2 * index) & 0xFFFF;
            case "i2" -> buffer.getShort(2 * index);
            case "u4" -> buffer.getInt(4 * index) & 0xFFFF_FFFFL;
            case "i4" -> buffer.getInt(4 * index);
            case "i8", "u8" -> buffer.getLong(8 * index);
            case "f2" -> Float.float16ToFloat(buffer.getShort(2 * index));
            case "f4" -> buffer.getFloat(4 * index);
            case "f8" -> buffer.getDouble(8 * index);
            default -> throw new IllegalStateException(type);
        };
    }

    public float[] floats() {
        float[] values = new float[size()];
        if (type.equals("f4")) {
            ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        } else {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) get(i);
            }
        }
        return values;
    }

    public double[] doubles() {
        double[] values = new double[size()];
        Arrays.setAll(values, this::get);
        return values;
    }

    /** @throws ArithmeticException where a number does not fit */
    public int[] ints() {
        int[] values = new int[size()];
        Arrays.setAll(values, i -> Math.toIntExact((long) get(i)));
        return values;
    }

    static int bytesEach(String type) {
        return type.charAt(1) - '0';
    }
}
